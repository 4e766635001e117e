package fiji.plugin.neuralstyle.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.filter.Convolver;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

class AppliedKernelTest {

	@ParameterizedTest
	@EnumSource(ClassicKernel.class)
	void classicKernelsGiveWhatImageJsConvolverGives(final ClassicKernel kernel) {
		final ImagePlus colour = Samples.content(40, 33);
		final ImagePlus grey = new ImagePlus("grey", colour.getProcessor().convertToByteProcessor());
		final ImagePlus floats = new ImagePlus("floats", colour.getProcessor().convertToFloatProcessor());
		for (final ImagePlus image : new ImagePlus[] { grey, floats }) {
			final ImageProcessor before = image.getProcessor().duplicate();
			final ImageProcessor expected = image.getProcessor().duplicate();
			final Convolver convolver = new Convolver();
			convolver.setNormalize(false);
			convolver.convolve(expected, kernel.weights(), 3, 3);

			final ImagePlus result = AppliedKernel.of(kernel, image).result();

			assertEquals(image.getBitDepth(), result.getBitDepth());
			assertSamePixels(expected, result.getProcessor());
			assertSamePixels(before, image.getProcessor());
		}
	}

	@Test
	void eachColourIsConvolvedForItself() {
		final ColorProcessor colour = (ColorProcessor) Samples.content(40, 33).getProcessor();

		final ColorProcessor result = (ColorProcessor) AppliedKernel.of(ClassicKernel.EDGE_DETECTION, new ImagePlus("",
			colour)).result().getProcessor();

		for (int channel = 1; channel <= 3; channel++) {
			final ImagePlus plane = new ImagePlus("", new ByteProcessor(40, 33, colour.getChannel(channel)));
			assertArrayEquals((byte[]) AppliedKernel.of(ClassicKernel.EDGE_DETECTION, plane).result().getProcessor().getPixels(),
				result.getChannel(channel));
		}
	}

	/** By hand: one bright pixel becomes the kernel, turned about. */
	@ParameterizedTest
	@EnumSource(ClassicKernel.class)
	void onePixelBecomesTheKernelTurnedAbout(final ClassicKernel kernel) {
		final FloatProcessor dot = new FloatProcessor(5, 5);
		dot.setf(2, 2, 2);

		final ImageProcessor result = AppliedKernel.of(kernel, new ImagePlus("dot", dot)).result().getProcessor();

		for (int i = 0; i < 9; i++) {
			assertEquals(2 * kernel.weights()[8 - i], result.getf(1 + i % 3, 1 + i / 3), 1e-6);
		}
		assertEquals(0, result.getf(0, 0));
	}

	@Test
	void blurIsImageJsOwnMeanOfNine() {
		final FloatProcessor pixels = Samples.content(40, 33).getProcessor().convertToFloatProcessor();
		final ImageProcessor mean = pixels.duplicate();
		mean.filter(ImageProcessor.BLUR_MORE);

		final ImageProcessor blurred = AppliedKernel.of(ClassicKernel.AVERAGE_BLUR, new ImagePlus("", pixels)).result()
			.getProcessor();

		for (int y = 1; y < 32; y++) {
			for (int x = 1; x < 39; x++) {
				assertEquals(mean.getf(x, y), blurred.getf(x, y), 1e-3);
			}
		}
	}

	@Test
	void aSelectionDoesNotLimitTheKernel() {
		final ImagePlus image = Samples.content(40, 33);
		final ImageProcessor whole = AppliedKernel.of(ClassicKernel.SHARPEN, image).result().getProcessor();
		image.setRoi(new Roi(3, 4, 5, 6));

		assertSamePixels(whole, AppliedKernel.of(ClassicKernel.SHARPEN, image).result().getProcessor());
	}

	@ParameterizedTest
	@EnumSource(value = Padding.class, names = { "ZERO", "REFLECT" })
	void aLearnedKernelInImageJGivesTheNetworksFeatureMapToTheBorder(final Padding padding) {
		final NetworkWeights network = Formula.network(padding, Pooling.MAX);
		final ImagePlus image = Samples.content(48, 40);
		try (NetworkView view = new NetworkView(network)) {
			for (final FeatureMap map : view.maps(ImageConversion.toRgb(image), network.layer("conv1_1"), MapSelection.ALL)) {
				final ImagePlus result = AppliedKernel.of(network, map.channel() + 1, image).result();

				assertArrayEquals(map.values(), (float[]) result.getProcessor().getPixels(), 1e-5f, map.label());
			}
		}
	}

	@Test
	void theBuiltInNetworksKernelsAreItsFirstLayerToo() throws IOException {
		final NetworkWeights network = BuiltInNetwork.load();
		final ImagePlus image = Samples.content(48, 40);
		try (NetworkView view = new NetworkView(network)) {
			final FeatureMap map = view.maps(ImageConversion.toRgb(image), network.layer("conv1_1"), MapSelection.ALL).get(6);

			assertArrayEquals(map.values(), (float[]) AppliedKernel.of(network, 7, image).result().getProcessor().getPixels(),
				1e-4f);
		}
	}

	@Test
	void theKernelsPictureHasItsWeightsAndTheirNumbers() {
		final ImagePlus picture = AppliedKernel.of(ClassicKernel.SHARPEN, Samples.content(40, 40)).kernel();

		final int square = picture.getWidth() / 3;
		assertEquals(-1, picture.getProcessor().getf(square + 3, 3));
		assertEquals(5, picture.getProcessor().getf(square + 3, square + 3));
		assertEquals(-5, picture.getDisplayRangeMin());
		assertEquals(9, picture.getOverlay().size());
		final ImagePlus learned = AppliedKernel.of(Formula.redAndGreen(), 2, Samples.content(40, 40)).kernel();
		assertEquals(27, learned.getOverlay().size());
		assertEquals(0.224f, learned.getProcessor().getf(learned.getWidth() / 2, learned.getHeight() / 2));
	}

	@Test
	void aChannelThatIsNotThereIsToldWhichAre() {
		for (final int channel : new int[] { 0, 3 }) {
			final String message = assertThrows(IllegalArgumentException.class, () -> AppliedKernel.of(Formula.redAndGreen(),
				channel, Samples.content(40, 40))).getMessage();
			assertTrue(message.contains("1 to 2"), message);
		}
	}

	private static void assertSamePixels(final ImageProcessor expected, final ImageProcessor actual) {
		if (expected.getPixels() instanceof byte[] bytes) assertArrayEquals(bytes, (byte[]) actual.getPixels());
		else if (expected.getPixels() instanceof int[] colours) assertArrayEquals(colours, (int[]) actual.getPixels());
		else assertArrayEquals((float[]) expected.getPixels(), (float[]) actual.getPixels());
	}
}
