package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.image.Slices;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.transfer.WeightedStyle;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** Styles that change along a stack. */
class StyleCourseTest {

	private static final int SIDE = 64;

	@Test
	void twoStylesCrossOverFromTheFirstPictureToTheLast() {
		final StyleCourse course = new StyleCourse(mix(1, 1, StyleBlend.ALONG_STACK));

		assertEquals(List.of(1.0, 0.0), weights(course.at(0, 5)));
		assertEquals(List.of(0.75, 0.25), weights(course.at(1, 5)));
		assertEquals(List.of(0.5, 0.5), weights(course.at(2, 5)));
		assertEquals(List.of(0.0, 1.0), weights(course.at(4, 5)));
	}

	@Test
	void ofThreeStylesTheMiddlePictureHasTheMiddleOneAlone() {
		final StyleCourse course = new StyleCourse(new StyleMix(List.of(Style.of(stripes(4, true)), Style.of(stripes(8, true)),
			Style.of(stripes(16, true))), StyleBlend.ALONG_STACK));

		assertEquals(List.of(0.0, 1.0, 0.0), weights(course.at(2, 5)));
		assertEquals(List.of(0.5, 0.5, 0.0), weights(course.at(1, 5)));
	}

	@Test
	void togetherEveryPictureIsInAllStyles() {
		final StyleCourse course = new StyleCourse(mix(2, 1, StyleBlend.TOGETHER));

		assertEquals(List.of(2.0, 1.0), weights(course.at(0, 3)));
		assertEquals(List.of(2.0, 1.0), weights(course.at(2, 3)));
	}

	@Test
	void theSlicesLeaveTheFirstStyleAndComeToTheLast() throws IOException {
		final ImageStack stack = new ImageStack(SIDE, SIDE);
		for (int n = 0; n < 4; n++) {
			stack.addSlice(Samples.content(SIDE, SIDE).getProcessor());
		}
		final TransferSettings settings = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(30, 0, 0)).withPyramid(
			new PyramidSettings(0, 1, 2)).withComputation(Optional.empty(), Optional.of(Precision.FLOAT32)).withWeights(0, 100, 0);
		final StyleMix mix = mix(1, 1, StyleBlend.ALONG_STACK);
		final NetworkWeights network = BuiltInNetwork.load();
		final ImagePlus result = new StyleTransferJob(new ImagePlus("four", stack), mix, Optional.empty(), "built-in",
			ImageSettings.DEFAULTS.withSlices(Slices.ALL).withTemporalWeight(0), settings).run(network, TransferListener.NONE)
				.image();

		assertEquals("along stack", ResultImage.info(result).get("styleBlend"));
		final List<Double> fromFirst = distances(network, result, mix.styles().get(0).pictures().get(0));
		final List<Double> fromLast = distances(network, result, mix.styles().get(1).pictures().get(0));
		for (int n = 1; n < 4; n++) {
			assertTrue(fromFirst.get(n) > fromFirst.get(n - 1), () -> "from the first " + fromFirst);
			assertTrue(fromLast.get(n) < fromLast.get(n - 1), () -> "from the last " + fromLast);
		}
	}

	/** Of each slice's Gram matrix from a style's. */
	private static List<Double> distances(final NetworkWeights weights, final ImagePlus result, final ImagePlus style) {
		final List<Double> distances = new ArrayList<>();
		try (FeatureNetwork network = new FeatureNetwork(weights, weights.pooling(), Precision.FLOAT32)) {
			final float[] wanted = gram(network, style);
			for (int n = 1; n <= result.getStackSize(); n++) {
				final float[] found = gram(network, new ImagePlus("slice", result.getStack().getProcessor(n)));
				double sum = 0;
				for (int i = 0; i < found.length; i++) {
					sum += Math.pow(found[i] - wanted[i], 2);
				}
				distances.add(sum);
			}
		}
		return distances;
	}

	private static float[] gram(final FeatureNetwork network, final ImagePlus image) {
		final Layer layer = network.weights().layer("relu2_1");
		try (NDArray pixels = network.upload(network.manager(), ImageConversion.toRgb(image));
				NDArray gram = network.grams(pixels, List.of(layer)).get(layer))
		{
			return gram.toFloatArray();
		}
	}

	private static List<Double> weights(final List<WeightedStyle> styles) {
		return styles.stream().map(WeightedStyle::weight).toList();
	}

	private static StyleMix mix(final double first, final double second, final StyleBlend blend) {
		return new StyleMix(List.of(Style.of(stripes(8, true)).withWeight(first), Style.of(stripes(8, false)).withWeight(
			second)), blend);
	}

	private static ImagePlus stripes(final int period, final boolean upright) {
		final ImageProcessor stripes = new ColorProcessor(SIDE, SIDE);
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				stripes.set(x, y, (upright ? x : y) % period < period / 2 ? 0xe0c040 : 0x203060);
			}
		}
		return new ImagePlus("stripes of " + period, stripes);
	}
}
