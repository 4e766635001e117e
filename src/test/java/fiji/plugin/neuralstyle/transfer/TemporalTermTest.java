package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/** The term that holds a picture to the one before. */
class TemporalTermTest {

	private static final int WIDTH = 40;
	private static final int HEIGHT = 36;
	private static final double WEIGHT = 30;
	private static final RgbImage CONTENT = FormulaNetwork.image(0, WIDTH, HEIGHT);
	private static final RgbImage STYLE = FormulaNetwork.image(2, WIDTH, HEIGHT);
	private static final RgbImage BEFORE = FormulaNetwork.image(1, WIDTH, HEIGHT);
	private static final TransferSettings SETTINGS = TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(0, 1, 2))
		.withStopping(new StoppingSettings(4, 0, 0)).withComputation(Optional.empty(), Optional.of(Precision.FLOAT32));

	private final NetworkWeights weights = FormulaNetwork.weights();

	@Test
	void valueAndGradientAgreeWithFiniteDifferences() {
		final Random random = new Random(4);
		final RgbImage hold = filled(random);
		try (FeatureNetwork network = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			final TemporalTerm term = TemporalTerm.of(new Previous(BEFORE, hold, WEIGHT), new Size(WIDTH, HEIGHT), network,
				manager);
			final Objective objective = term.addedTo(x -> new Objective.Point(2, x.onesLike(), new Losses(2, Map.of(), Map.of(),
				0)));
			final float[] x = CONTENT.planes();
			final Objective.Point point = objective.evaluate(network.upload(manager, CONTENT));
			final float[] held = hold.planes();
			final float[] before = BEFORE.planes();
			double expected = 0;
			for (int i = 0; i < x.length; i++) {
				expected += held[i] * Math.pow(x[i] - before[i], 2) / x.length;
			}
			assertEquals(expected, point.losses().temporal(), 1e-5 * expected);
			assertEquals(2 + WEIGHT * expected, point.value(), 1e-5 * point.value());
			assertEquals(point.value(), point.losses().total());

			final float[] gradient = point.gradient().toFloatArray();
			for (int trial = 0; trial < 5; trial++) {
				final float[] up = x.clone();
				final float[] down = x.clone();
				double along = 0;
				for (int i = 0; i < x.length; i++) {
					// Large steps are exact, as the term is quadratic. The other term's part of the gradient is 1.
					final float step = random.nextFloat() * Math.signum(gradient[i] - 1);
					up[i] += step;
					down[i] -= step;
					along += (gradient[i] - 1.0) * (up[i] - down[i]);
				}
				final double difference = value(objective, network, manager, up) - value(objective, network, manager, down);
				assertEquals(along, difference, 1e-3 * Math.abs(along));
			}
		}
	}

	@Test
	void aPictureThatIsHeldStartsFromTheOneBefore() {
		final RgbImage all = constant(1);
		final TransferSettings fromStyle = SETTINGS.withStart(Start.STYLE, 0);
		final RgbImage held = firstImage(new TransferRequest(CONTENT, STYLE, Optional.empty(), Optional.of(new Previous(BEFORE,
			all, 1e6)), fromStyle));
		assertTrue(difference(held, BEFORE) < 0.01, () -> "difference " + difference(held, BEFORE));
		final RgbImage free = firstImage(new TransferRequest(CONTENT, STYLE, Optional.empty(), Optional.of(new Previous(BEFORE,
			constant(0), 1e6)), fromStyle));
		assertArrayEquals(firstImage(new TransferRequest(CONTENT, STYLE, fromStyle)).planes(), free.planes());
	}

	@Test
	void listenersSeeTheTemporalLossInTheTotal() {
		final List<Losses> losses = new ArrayList<>();
		new StyleTransfer(weights).run(new TransferRequest(CONTENT, STYLE, Optional.empty(), Optional.of(new Previous(BEFORE,
			constant(1), WEIGHT)), SETTINGS), progress -> losses.add(progress.losses()));
		final Losses last = losses.get(losses.size() - 1);
		final double others = SETTINGS.contentWeight() * last.content().values().stream().mapToDouble(v -> v).sum() + SETTINGS
			.styleWeight() * last.style().values().stream().mapToDouble(v -> v).sum() + SETTINGS.variationWeight() * last
				.variation();
		assertTrue(last.temporal() > 0);
		assertEquals(last.total(), others + WEIGHT * last.temporal(), 1e-6 * last.total());
	}

	@Test
	void aNegativeWeightIsRefused() {
		final String message = assertThrows(IllegalArgumentException.class, () -> new Previous(BEFORE, constant(1), -1))
			.getMessage();
		assertTrue(message.contains("temporal weight"), message);
	}

	private RgbImage firstImage(final TransferRequest request) {
		final List<RgbImage> images = new ArrayList<>();
		new StyleTransfer(weights).run(request, progress -> images.add(progress.image().get()));
		return images.get(0);
	}

	private static double value(final Objective objective, final FeatureNetwork network, final NDManager manager,
		final float[] planes)
	{
		final NDArray x = network.upload(manager, new RgbImage(WIDTH, HEIGHT, planes));
		return objective.evaluate(x).value();
	}

	private static double difference(final RgbImage a, final RgbImage b) {
		final float[] first = a.planes();
		final float[] second = b.planes();
		double sum = 0;
		for (int i = 0; i < first.length; i++) {
			sum += Math.abs(first[i] - second[i]);
		}
		return sum / first.length;
	}

	private static RgbImage constant(final float value) {
		final float[] planes = new float[RgbImage.CHANNELS * WIDTH * HEIGHT];
		Arrays.fill(planes, value);
		return new RgbImage(WIDTH, HEIGHT, planes);
	}

	private static RgbImage filled(final Random random) {
		final float[] planes = new float[RgbImage.CHANNELS * WIDTH * HEIGHT];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = random.nextFloat();
		}
		return new RgbImage(WIDTH, HEIGHT, planes);
	}
}
