package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Resizing;
import fiji.plugin.neuralstyle.network.RgbImage;

/** A larger size of the pyramid begins with the start's own detail, which the smaller size could not have. */
class StartDetailTest {

	private static final int WIDTH = 150;
	private static final int HEIGHT = 131;
	private static final RgbImage CONTENT = speckled(1, WIDTH, HEIGHT);
	private static final RgbImage STYLE = speckled(2, 170, 120);
	/** As large as the second of three sizes. */
	private static final RgbImage OWN = speckled(3, 107, 94);
	/** Adam's first step is as long as its rate, so that nothing is painted. */
	private static final double NO_STEP = 1e-9;
	private static final double RATE = 0.02;
	private static final TransferSettings SETTINGS = TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(0, 3, 1.4))
		.withStopping(new StoppingSettings(1, 0, 0)).withOptimizer(new OptimizerSettings(OptimizerSettings.Method.ADAM, 1, NO_STEP))
		.withComputation(Optional.empty(), Optional.of(Precision.FLOAT32));

	@ParameterizedTest
	@EnumSource(value = Start.class, names = { "CONTENT", "STYLE", "IMAGE" })
	void whereNothingIsPaintedTheStartComesBack(final Start start) {
		final RgbImage expected = switch (start) {
			case CONTENT -> CONTENT;
			case STYLE -> Resizing.of(STYLE, WIDTH, HEIGHT);
			default -> Resizing.of(OWN, WIDTH, HEIGHT);
		};

		assertEquals(0, difference(expected, run(SETTINGS.withStart(start, 0))), 1e-5);
	}

	@Test
	void whatWasPaintedStaysAndDetailComesBack() {
		final TransferSettings settings = SETTINGS.withOptimizer(new OptimizerSettings(OptimizerSettings.Method.ADAM, 1, RATE))
			.withStopping(new StoppingSettings(20, 0, 0));
		final RgbImage small = run(settings.withPyramid(new PyramidSettings(88, 1, 2)));
		final RgbImage contentThen = Resizing.of(CONTENT, small.width(), small.height());
		final float[] painted = Resizing.of(small, WIDTH, HEIGHT).planes();
		final float[] blurred = Resizing.of(contentThen, WIDTH, HEIGHT).planes();
		final float[] content = CONTENT.planes();
		final float[] expected = new float[content.length];
		for (int i = 0; i < content.length; i++) {
			expected[i] = Math.min(1, Math.max(0, painted[i] + content[i] - blurred[i]));
		}

		final RgbImage both = run(settings.withPyramid(new PyramidSettings(88, 1, 2, 1)));

		// The larger size makes a single step.
		final float[] found = both.planes();
		double furthest = 0;
		for (int i = 0; i < found.length; i++) {
			furthest = Math.max(furthest, Math.abs(found[i] - expected[i]));
		}
		assertTrue(furthest < 1.01 * RATE, "furthest " + furthest);
		assertTrue(difference(Resizing.of(small, WIDTH, HEIGHT), Resizing.of(contentThen, WIDTH, HEIGHT)) > RATE, "something was painted");
	}

	@Test
	void noiseStaysAsItWas() {
		final TransferSettings two = SETTINGS.withPyramid(new PyramidSettings(0, 2, 1.4));
		final RgbImage found = run(two.withStart(Start.NOISE, 1));

		final PyramidSettings.Size small = two.pyramid().sizes(WIDTH, HEIGHT).get(0);
		assertEquals(0, difference(Resizing.of(ColourNoise.grey(small, 1), WIDTH, HEIGHT), found), 1e-5);
	}

	private static RgbImage run(final TransferSettings settings) {
		final Optional<RgbImage> own = settings.start() == Start.IMAGE ? Optional.of(OWN) : Optional.empty();
		return new StyleTransfer(FormulaNetwork.weights()).run(new TransferRequest(CONTENT, STYLE, own, settings),
			TransferListener.NONE).image();
	}

	private static double difference(final RgbImage expected, final RgbImage found) {
		final float[] a = expected.planes();
		final float[] b = found.planes();
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += Math.abs(a[i] - Math.min(1, Math.max(0, b[i])));
		}
		return sum / a.length;
	}

	/** Detail as fine as can be, of colours between 0.2 and 0.8. */
	private static RgbImage speckled(final long seed, final int width, final int height) {
		final Random random = new Random(seed);
		final float[] planes = new float[RgbImage.CHANNELS * width * height];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = 0.2f + 0.6f * random.nextFloat();
		}
		return new RgbImage(width, height, planes);
	}
}
