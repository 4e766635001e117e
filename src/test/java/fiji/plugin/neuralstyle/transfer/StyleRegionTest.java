package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Guide;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;

/** Regions with a style each, in whole runs of the built-in network. */
class StyleRegionTest {

	private static final int SIDE = 96;
	private static final TransferSettings SETTINGS = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(3, 0, 0))
		.withComputation(Optional.empty(), Optional.of(Precision.FLOAT32));
	private static final TransferSettings COLOURS = SETTINGS.withStopping(new StoppingSettings(80, 0, 0)).withWeights(1,
		1000, 0).withStyleLayers(LayerWeights.parse("relu1_1,relu2_1,relu3_1"));
	private static final RgbImage CONTENT = FormulaNetwork.image(0, SIDE, SIDE);
	/** The same pattern in faint greys, which optimizers paint over quickly. */
	private static final RgbImage FAINT = faint();
	private static final RgbImage RED = speckled(0.85f, 0.15f);
	private static final RgbImage BLUE = speckled(0.15f, 0.85f);

	@Test
	void aRegionOfTheWholePictureIsTheUsualRun() throws IOException {
		final TransferRequest usual = new TransferRequest(CONTENT, BLUE, SETTINGS);
		// Of another size than the picture.
		final Guide all = guide(20, (x, y) -> 1);

		final TransferResult without = run(usual);
		final TransferResult with = run(usual.withRegions(List.of(new StyleRegion(all, BLUE, 1))));

		assertEquals(without.losses().total(), with.losses().total(), 1e-4 * without.losses().total());
		assertArrayEquals(without.image().planes(), with.image().planes(), 1e-3f);
	}

	@Test
	void eachRegionTakesTheColoursOfItsOwnStyle() throws IOException {
		final Guide left = guide(SIDE, (x, y) -> x < SIDE / 2 ? 1 : 0);
		final Guide right = guide(SIDE, (x, y) -> x < SIDE / 2 ? 0 : 1);
		final RgbImage painted = run(new TransferRequest(FAINT, RED, COLOURS).withRegions(List.of(new StyleRegion(left, RED, 1),
			new StyleRegion(right, BLUE, 1)))).image();

		// To within the reach of a kernel of the third block at the seam.
		final double[] inLeft = meanColour(painted, 0, SIDE / 2 - 8);
		final double[] inRight = meanColour(painted, SIDE / 2 + 8, SIDE);
		final double[] red = meanColour(RED, 0, RED.width());
		final double[] blue = meanColour(BLUE, 0, BLUE.width());
		final double leftLeak = distance(inLeft, red) / distance(inLeft, blue);
		final double rightLeak = distance(inRight, blue) / distance(inRight, red);

		assertTrue(leftLeak < 0.25, () -> "distance to the own style over that to the other: " + leftLeak);
		assertTrue(rightLeak < 0.25, () -> "distance to the own style over that to the other: " + rightLeak);
	}

	@Test
	void whereNoRegionIsNoStyleIsPainted() throws IOException {
		final Guide left = guide(SIDE, (x, y) -> x < 32 ? 1 : 0);
		// From the content and with its layers alone, nothing has to change.
		final RgbImage painted = run(new TransferRequest(CONTENT, BLUE, SETTINGS.withWeights(5, 100, 0).withStyleLayers(
			LayerWeights.parse("relu1_1"))).withRegions(List.of(new StyleRegion(left, BLUE, 1)))).image();

		assertTrue(change(painted, 0, 32) > 20 * change(painted, 64, SIDE), () -> change(painted, 0, 32) + " inside, " +
			change(painted, 64, SIDE) + " outside");
	}

	@Test
	void aRegionWithoutWeightIsLeftAlone() throws IOException {
		final Guide all = guide(SIDE, (x, y) -> 1);
		final TransferRequest request = new TransferRequest(CONTENT, BLUE, SETTINGS.withWeights(5, 100, 0));
		final RgbImage painted = run(request.withRegions(List.of(new StyleRegion(all, BLUE, 0)))).image();

		assertEquals(0, change(painted, 0, SIDE), 1e-4);
	}

	@Test
	void theLayersThatDoNotSeeASmallRegionAreNamed() throws IOException {
		final List<String> notes = new ArrayList<>();
		// Touches the border and is 6 pixels wide.
		final Guide corner = guide(SIDE, (x, y) -> x < 6 && y < 6 ? 1 : 0);
		final RgbImage painted = new StyleTransfer(BuiltInNetwork.load()).run(new TransferRequest(CONTENT, BLUE, SETTINGS)
			.withRegions(List.of(new StyleRegion(guide(SIDE, (x, y) -> 1), RED, 1), new StyleRegion(corner, BLUE, 1))), noting(notes))
			.image();

		assertEquals(SIDE, painted.width());
		assertEquals(List.of(
			"Region 2 is too small for relu5_1, none of whose values lies half inside it; the other style layers paint it."),
			notes);
	}

	@Test
	void aRegionThatNoStyleLayerSeesIsASentence() {
		final Guide dot = guide(SIDE, (x, y) -> x == 40 && y == 40 ? 1 : 0);
		final TransferSettings deep = SETTINGS.withStyleLayers(LayerWeights.parse("relu4_1,relu5_1"));
		final String message = refused(new TransferRequest(CONTENT, BLUE, deep).withRegions(List.of(new StyleRegion(dot,
			BLUE, 1))));
		assertTrue(message.startsWith("Region 1 is too small: at 96 x 96 pixels none of the style layers (relu4_1, relu5_1)"),
			message);
	}

	@Test
	void aPyramidThatBeginsTooSmallForAllRegionsIsASentence() {
		// Half of a value of relu4_1 at 192 pixels, a fifth at 96.
		final Guide small = guide(192, (x, y) -> x < 8 && y < 5 ? 1 : 0);
		final TransferSettings styleAlone = SETTINGS.withWeights(0, 100, 0).withStyleLayers(LayerWeights.parse("relu4_1"))
			.withPyramid(new PyramidSettings(192, 2, 2));
		final String message = refused(new TransferRequest(CONTENT, BLUE, styleAlone).withRegions(List.of(new StyleRegion(small,
			BLUE, 1))));
		assertTrue(message.startsWith("All regions are too small for the style layers at 96 x 96 pixels"), message);
	}

	@Test
	void emptyGuidesNegativeWeightsAndSmallStylesAreRefused() {
		final Guide none = guide(SIDE, (x, y) -> 0);
		final Guide all = guide(SIDE, (x, y) -> 1);
		assertThrows(IllegalArgumentException.class, () -> new StyleRegion(none, BLUE, 1));
		assertThrows(IllegalArgumentException.class, () -> new StyleRegion(all, BLUE, -1));
		assertThrows(IllegalArgumentException.class, () -> new TransferRequest(CONTENT, BLUE, SETTINGS).withRegions(List.of(
			new StyleRegion(all, FormulaNetwork.image(0, 31, 40), 1))));
	}

	private static String refused(final TransferRequest request) {
		return assertThrows(IllegalArgumentException.class, () -> run(request)).getMessage();
	}

	private static TransferResult run(final TransferRequest request) throws IOException {
		return new StyleTransfer(BuiltInNetwork.load()).run(request, TransferListener.NONE);
	}

	private static TransferListener noting(final List<String> notes) {
		return new TransferListener() {

			@Override
			public void notified(final String message) {
				notes.add(message);
			}

			@Override
			public void iterated(final Progress progress) {
				// Not what is looked at.
			}
		};
	}

	private interface Shape {

		float at(int x, int y);
	}

	private static Guide guide(final int side, final Shape shape) {
		final float[] values = new float[side * side];
		for (int i = 0; i < values.length; i++) {
			values[i] = shape.at(i % side, i / side);
		}
		return new Guide(side, side, values);
	}

	private static RgbImage faint() {
		final float[] planes = CONTENT.planes();
		for (int i = 0; i < planes.length; i++) {
			planes[i] = 0.45f + 0.1f * planes[i];
		}
		return new RgbImage(SIDE, SIDE, planes);
	}

	/** Bright and dark specks of one colour. */
	private static RgbImage speckled(final float red, final float blue) {
		final SplittableRandom random = new SplittableRandom(5);
		final int side = 64;
		final float[] planes = new float[3 * side * side];
		for (int i = 0; i < side * side; i++) {
			final float light = (float) random.nextDouble(0.7, 1);
			planes[i] = red * light;
			planes[side * side + i] = 0.2f * light;
			planes[2 * side * side + i] = blue * light;
		}
		return new RgbImage(side, side, planes);
	}

	/** Of some columns. */
	private static double[] meanColour(final RgbImage image, final int from, final int to) {
		final double[] mean = new double[3];
		for (int c = 0; c < 3; c++) {
			for (int y = 0; y < image.height(); y++) {
				for (int x = from; x < to; x++) {
					mean[c] += image.channel(c)[y * image.width() + x];
				}
			}
			mean[c] /= image.height() * (to - from);
		}
		return mean;
	}

	private static double distance(final double[] a, final double[] b) {
		return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
	}

	/** The mean absolute difference from the content in some columns. */
	private static double change(final RgbImage image, final int from, final int to) {
		final float[] now = image.planes();
		final float[] before = CONTENT.planes();
		double sum = 0;
		for (int row = 0; row < 3 * SIDE; row++) {
			for (int x = from; x < to; x++) {
				sum += Math.abs(now[row * SIDE + x] - before[row * SIDE + x]);
			}
		}
		return sum / (3 * SIDE * (to - from));
	}
}
