package fiji.plugin.neuralstyle.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import ij.ImagePlus;
import ij.process.ColorProcessor;

class StyleSimilarityTest {

	private static final int SIDE = 40;

	@TempDir
	private Path folder;

	/** By hand, for a network whose maps are red and green: three even colours, so that every pixel is the same. */
	@Test
	void numbersAreThoseComputedByHand() throws IOException {
		final ImagePlus first = even("first", 0xff0000);
		final ImagePlus second = even("second", 0xffff00);
		final ImagePlus third = even("third", 0x00ff00);
		final NetworkWeights network = Formula.redAndGreen();

		final List<Likeness> all = compare(network, "relu1_1", 0, first, second, third).all();

		// Gram matrices over C = 2: (1 0; 0 0) / 2, (1 1; 1 1) / 2, (0 0; 0 1) / 2.
		assertEquals(3, all.size());
		assertLikeness(all.get(0), 0, 1, 0.5, 3 * 0.25 / 4, 1 / Math.sqrt(2), 0.5);
		assertLikeness(all.get(1), 0, 2, 0, 2 * 0.25 / 4, 0, 1);
		assertLikeness(all.get(2), 1, 2, 0.5, 3 * 0.25 / 4, 1 / Math.sqrt(2), 0.5);
	}

	@Test
	void anImageIsLikeItselfAndAMirroredOneHasTheSameStyleButOtherContent() throws IOException {
		final ImagePlus image = Samples.content(48, 48);
		final ImagePlus mirrored = image.duplicate();
		// The first layer's kernels are mirrored by no image; red and green alone are, whatever the direction.
		mirrored.getProcessor().flipHorizontal();

		final List<Likeness> all = compare(Formula.redAndGreen(), "relu1_1", 0, image, image.duplicate(), mirrored).all();

		assertEquals(1, all.get(0).styleCosine(), 1e-9);
		assertEquals(0, all.get(0).styleLoss(), 1e-12);
		assertEquals(1, all.get(0).contentCosine(), 1e-9);
		assertEquals(0, all.get(0).contentDistance(), 1e-12);
		assertEquals(1, all.get(1).styleCosine(), 1e-6);
		assertTrue(all.get(1).contentCosine() < 0.99 && all.get(1).contentDistance() > 1e-3, all.get(1).toString());
	}

	@Test
	void imagesOfOtherSizesAreStretchedForTheirContent() throws IOException {
		final Likenesses likenesses = compare(FormulaNetwork.weights(), "relu1_1,relu4_1", 64, Samples.content(80, 70),
			Samples.style(50, 90));

		assertEquals(2, likenesses.all().size());
		for (final Likeness likeness : likenesses.all()) {
			assertTrue(likeness.styleCosine() > 0 && likeness.styleCosine() <= 1, likeness.toString());
			assertTrue(likeness.contentDistance() > 0, likeness.toString());
		}
	}

	@Test
	void theTableHasARowForEachPairAndLayerAndTheFileAllDigits() throws IOException {
		final Likenesses likenesses = compare(FormulaNetwork.weights(), "relu1_1,relu2_1", 0, Samples.content(40, 40), Samples
			.style(40, 40), even("a, b", 0x808080));

		final var table = likenesses.table();
		assertEquals(6, table.size());
		assertEquals("relu2_1", table.getStringValue("Layer", 1));
		assertEquals(likenesses.all().get(1).styleLoss(), table.getValue("Style loss", 1));
		final List<String> lines = likenesses.csv().lines().toList();
		assertEquals(7, lines.size());
		assertTrue(lines.get(2).startsWith("content.png,style.png,relu2_1,") && lines.get(2).endsWith("," + likenesses.all()
			.get(1).contentDistance()), lines.get(2));
		assertTrue(lines.get(3).startsWith("content.png,\"a, b\","), lines.get(3));
	}

	@Test
	void theHeatMapIsSymmetricWithLikeImagesBesideEachOther() throws IOException {
		final ImagePlus red = even("red", 0xff0000);
		final ImagePlus green = even("green", 0x00ff00);
		final Likenesses likenesses = compare(Formula.redAndGreen(), "relu1_1", 0, red, green, even("red too", 0xee0000));

		final ImagePlus map = SimilarityFigure.HEAT_MAP.of(likenesses);

		final int side = map.getWidth() / 3;
		final float[][] values = new float[3][3];
		for (int y = 0; y < 3; y++) {
			for (int x = 0; x < 3; x++) {
				values[y][x] = map.getProcessor().getf(x * side + 1, y * side + 1);
			}
		}
		assertArrayEquals(new float[] { 1, 1, 0 }, values[0], 1e-6f, Arrays.deepToString(values));
		assertArrayEquals(new float[] { 1, 1, 0 }, values[1], 1e-6f);
		assertArrayEquals(new float[] { 0, 0, 1 }, values[2], 1e-6f);
		assertEquals(3, map.getOverlay().size());
	}

	@Test
	void theDendrogramIsAPictureThatGrowsWithTheImages() throws IOException {
		final Likenesses likenesses = compare(FormulaNetwork.weights(), "relu1_1", 0, Samples.content(40, 40), Samples.style(
			40, 40), even("grey", 0x808080), even("red", 0xff0000), even("blue", 0x0000ff));

		final ImagePlus tree = SimilarityFigure.DENDROGRAM.of(likenesses);

		assertTrue(tree.getHeight() > 200, "height " + tree.getHeight());
		assertTrue(tree.getProcessor().getStatistics().stdDev > 0);
	}

	@Test
	void aFolderWithOneImageIsToldThatTwoAreNeeded() throws IOException {
		Samples.file(Samples.content(40, 40), folder);
		final NetworkWeights network = FormulaNetwork.weights();
		try (NetworkView view = new NetworkView(network)) {
			final StyleSimilarity similarity = new StyleSimilarity(view, LayerNames.parse("relu1_1", network), 0);
			final Pictures one = Pictures.in(folder);

			final String message = assertThrows(IllegalArgumentException.class, () -> similarity.compare(one, done -> {}))
				.getMessage();

			assertTrue(message.contains("only one image, \"content.png\""), message);
		}
		assertThrows(IOException.class, () -> Pictures.in(folder.resolve("nowhere")));
	}

	private static Likenesses compare(final NetworkWeights network, final String layers, final int size,
		final ImagePlus... images) throws IOException
	{
		try (NetworkView view = new NetworkView(network)) {
			final List<Layer> wanted = LayerNames.parse(layers, network);
			return new StyleSimilarity(view, wanted, size).compare(Pictures.of(List.of(images)), done -> {});
		}
	}

	private static ImagePlus even(final String title, final int rgb) {
		final int[] pixels = new int[SIDE * SIDE];
		Arrays.fill(pixels, rgb);
		return new ImagePlus(title, new ColorProcessor(SIDE, SIDE, pixels));
	}

	private static void assertLikeness(final Likeness likeness, final int first, final int second,
		final double styleCosine, final double styleLoss, final double contentCosine, final double contentDistance)
	{
		assertEquals(first, likeness.first());
		assertEquals(second, likeness.second());
		assertEquals(styleCosine, likeness.styleCosine(), 1e-6);
		assertEquals(styleLoss, likeness.styleLoss(), 1e-6);
		assertEquals(contentCosine, likeness.contentCosine(), 1e-6);
		assertEquals(contentDistance, likeness.contentDistance(), 1e-6);
	}
}
