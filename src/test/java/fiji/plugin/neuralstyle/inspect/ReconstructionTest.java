package fiji.plugin.neuralstyle.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.inspect.ReconstructionSettings.What;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import ij.ImagePlus;

class ReconstructionTest {

	private final NetworkWeights network = FormulaNetwork.weights();
	private final ImagePlus image = Samples.content(48, 40);
	private final Layer fine = network.layer("relu1_1");
	private final Layer coarse = network.layer("relu2_1");

	@Test
	void bothGivesContentOfEachLayerThenStyleUpToEach() {
		final ImagePlus stack = reconstruct(What.BOTH, 2, CountingWatcher.patient());

		assertArrayEquals(new int[] { 48, 40, 1, 4, 1 }, stack.getDimensions());
		assertEquals(List.of("content relu1_1", "content relu2_1", "style relu1_1", "style to relu2_1"), labels(stack));
	}

	/** The first convolution's maps say all of an image; the image found from them is that image. */
	@Test
	void theContentOfTheFirstConvolutionIsTheImage() {
		final ReconstructionSettings settings = new ReconstructionSettings(What.CONTENT, 0, 150, 1, 1);

		final ImagePlus found = new Reconstruction(network, settings).of(image, List.of(network.layer("conv1_1")), CountingWatcher.patient());

		assertTrue(distance(found, 1) < 1e-3, "pixels are " + distance(found, 1) + " off");
	}

	/** The image found has the Gram matrix, but not the places. */
	@Test
	void theStyleOfALayerIsItsGramMatrixAndNotThePlaces() {
		final ImagePlus found = reconstruct(What.STYLE, 150, CountingWatcher.patient());
		final ImagePlus noise = reconstruct(What.STYLE, 1, CountingWatcher.patient());

		assertTrue(styleLoss(found) < styleLoss(noise) / 100, styleLoss(noise) + " became " + styleLoss(found));
		assertTrue(distance(found, 1) > 1e-3, "pixels are " + distance(found, 1) + " off");
	}

	@Test
	void theSameSeedGivesTheSameImages() {
		assertArrayEquals((int[]) reconstruct(What.CONTENT, 2, CountingWatcher.patient()).getStack().getPixels(2), (int[]) reconstruct(
			What.CONTENT, 2, CountingWatcher.patient()).getStack().getPixels(2));
	}

	@Test
	void progressCountsAllImages() {
		final CountingWatcher watcher = CountingWatcher.patient();
		reconstruct(What.BOTH, 3, watcher);

		assertEquals(12, watcher.last());
		assertEquals(12, watcher.all());
	}

	@Test
	void cancelledItGivesTheImagesSoFar() {
		final ImagePlus stack = reconstruct(What.BOTH, 5, new CountingWatcher(7));

		assertEquals(List.of("content relu1_1", "content relu2_1"), labels(stack));
	}

	@Test
	void valuesThatWillNotDoAreNamed() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> reconstruct(What.BOTH, 0, CountingWatcher.patient())).getMessage().contains(
			"iterations"));
		final Reconstruction tiny = new Reconstruction(network, new ReconstructionSettings(What.BOTH, 8, 1, 1, 1));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> tiny.of(image, List.of(fine), CountingWatcher.patient())).getMessage()
			.contains("32"));
	}

	@Test
	void theMontageHoldsEverySliceWithItsLabelBelow() {
		final ImagePlus stack = reconstruct(What.BOTH, 1, CountingWatcher.patient());

		final ImagePlus montage = LabelledMontage.of(stack, 2);

		assertEquals(2 * 52 + 4, montage.getWidth());
		assertEquals(2 * 64 + 4, montage.getHeight());
		assertEquals(stack.getStack().getProcessor(4).get(10, 11), montage.getProcessor().get(56 + 10, 68 + 11));
		boolean dark = false;
		for (int y = 68 + 40; y < 128; y++) {
			for (int x = 56; x < 104; x++) {
				dark |= (montage.getProcessor().get(x, y) & 0xff) < 128;
			}
		}
		assertTrue(dark, "there is text below the slice");
		assertFalse(montage.isStack());
	}

	private ImagePlus reconstruct(final What what, final int iterations, final IterationWatcher watcher) {
		return new Reconstruction(network, new ReconstructionSettings(what, 0, iterations, 1, 1)).of(image, List.of(fine,
			coarse), watcher);
	}

	private double distance(final ImagePlus stack, final int slice) {
		return Vectors.meanSquaredDifference(ImageConversion.toRgb(image).planes(), planes(stack, slice));
	}

	private double styleLoss(final ImagePlus stack) {
		try (NetworkView view = new NetworkView(network)) {
			final GramMatrix wanted = view.grams(ImageConversion.toRgb(image), List.of(fine)).get(fine);
			return wanted.styleLoss(view.grams(ImageConversion.toRgb(new ImagePlus("", stack.getStack().getProcessor(1))), List
				.of(fine)).get(fine));
		}
	}

	private static float[] planes(final ImagePlus stack, final int slice) {
		return ImageConversion.toRgb(new ImagePlus("", stack.getStack().getProcessor(slice))).planes();
	}

	private static List<String> labels(final ImagePlus stack) {
		return Arrays.asList(stack.getStack().getSliceLabels()).subList(0, stack.getStackSize());
	}
}
