package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** The gradient against finite differences, the total variation against its closed form. */
class LossFunctionTest {

	private static final int WIDTH = 41;
	private static final int HEIGHT = 34;

	@ParameterizedTest
	@CsvSource({ "MAX, ZERO", "AVERAGE, ZERO", "MAX, REFLECT", "MAX, CIRCULAR", "AVERAGE, CIRCULAR" })
	void gradientAgreesWithFiniteDifferences(final Pooling pooling, final Padding padding) {
		final NetworkWeights formula = FormulaNetwork.weights();
		final NetworkWeights weights = new NetworkWeights("formula", "none", formula.topology(), formula.convolutions(),
			padding, pooling);
		try (FeatureNetwork network = new FeatureNetwork(weights, pooling, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			// A convolution tapped before its ReLU, a pooling layer and a layer with two roles are among them.
			final LossFunction function = function(network, manager, List.of("conv2_1", "relu3_1", "pool3"), List.of(
				"relu1_1", "relu3_1", "conv4_1"), 0.7);
			Gradients.assertAgreesWithDifferences(network, function, FormulaNetwork.image(0.9, WIDTH, HEIGHT));
			function.close();
		}
	}

	@Test
	void totalVariationIsTheMeanSquaredDifferenceOfNeighbours() {
		final RgbImage image = FormulaNetwork.image(0.3, WIDTH, HEIGHT);
		final float[] p = image.planes();
		double horizontal = 0;
		double vertical = 0;
		for (int c = 0; c < 3; c++) {
			for (int y = 0; y < HEIGHT; y++) {
				for (int x = 0; x < WIDTH; x++) {
					final int i = (c * HEIGHT + y) * WIDTH + x;
					if (x > 0) horizontal += Math.pow(p[i] - p[i - 1], 2);
					if (y > 0) vertical += Math.pow(p[i] - p[i - WIDTH], 2);
				}
			}
		}
		final double dx = 3.0 * HEIGHT * (WIDTH - 1);
		final double dy = 3.0 * (HEIGHT - 1) * WIDTH;
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			final NDArray x = network.upload(manager, image);
			final LossFunction none = function(network, manager, List.of("relu1_1"), List.of(), 0);
			final LossFunction some = function(network, manager, List.of("relu1_1"), List.of(), 3);
			assertEquals(horizontal / dx + vertical / dy, some.evaluate(x).losses()[1], 1e-6);
			final float[] without = none.evaluate(x).gradient().toFloatArray();
			final float[] with = some.evaluate(x).gradient().toFloatArray();
			// A corner has one neighbour each way; a place inside has two.
			final float corner = (float) (3 * 2 * ((p[0] - p[1]) / dx + (p[0] - p[WIDTH]) / dy));
			final int i = (HEIGHT + 5) * WIDTH + 9;
			final float inside = (float) (3 * 2 * ((2 * p[i] - p[i - 1] - p[i + 1]) / dx + (2 * p[i] - p[i - WIDTH] - p[i +
				WIDTH]) / dy));
			assertEquals(corner, with[0] - without[0], 1e-7);
			assertEquals(inside, with[i] - without[i], 1e-7);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "BFLOAT16", "FLOAT16" })
	void sixteenBitsAgreeWithFloat32(final Precision precision) {
		final double cosine = Gradients.cosine(gradient(Precision.FLOAT32), gradient(precision));

		assertTrue(cosine > 0.9, () -> "cosine " + cosine);
	}

	private static float[] gradient(final Precision precision) {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, precision);
				NDManager manager = network.manager().newSubManager())
		{
			return function(network, manager, List.of("relu4_2"), List.of("relu1_1", "relu3_1"), 0).evaluate(network.upload(
				manager, FormulaNetwork.image(0.9, WIDTH, HEIGHT))).gradient().toFloatArray();
		}
	}

	@Test
	void evaluatingChangesNeitherImageNorWeights() {
		final NetworkWeights weights = FormulaNetwork.weights();
		final List<float[]> before = weights.convolutions().stream().map(c -> c.kernel().clone()).toList();
		try (FeatureNetwork network = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			final RgbImage image = FormulaNetwork.image(0.9, WIDTH, HEIGHT);
			final NDArray x = network.upload(manager, image);
			final LossFunction function = function(network, manager, List.of("relu4_2"), List.of("relu1_1"), 1);
			final double first = function.evaluate(x).total();
			for (int i = 0; i < 20; i++) {
				assertEquals(first, function.evaluate(x).total());
			}
			assertArrayEquals(image.planes(), x.toFloatArray());
		}
		for (int i = 0; i < before.size(); i++) {
			assertArrayEquals(before.get(i), weights.convolutions().get(i).kernel());
		}
	}

	@Test
	void onlyTheLayersNeededRun() {
		final NetworkWeights weights = FormulaNetwork.weights();
		final Plan plan = Plan.of(weights, Pooling.MAX, List.of(weights.layer("relu2_1")));
		assertEquals(3, plan.convolutions());
		assertEquals(7, plan.steps().length);
	}

	private static LossFunction function(final FeatureNetwork network, final NDManager manager,
		final List<String> contentLayers, final List<String> styleLayers, final double variationWeight)
	{
		final NDArray content = network.upload(manager, FormulaNetwork.image(0, WIDTH, HEIGHT));
		final NDArray style = network.upload(manager, FormulaNetwork.image(2, HEIGHT, HEIGHT));
		return new TermsForTest(network, content, style).function(contentLayers, styleLayers, variationWeight);
	}

	private record TermsForTest(FeatureNetwork network, NDArray content, NDArray style) {

		LossFunction function(final List<String> contentLayers, final List<String> styleLayers,
			final double variationWeight)
		{
			final List<LossTerm> terms = new ArrayList<>();
			for (final String name : contentLayers) {
				final Layer layer = network.weights().layer(name);
				terms.add(new LossTerm(layer, LossTerm.Kind.CONTENT, network.features(content, List.of(layer)).get(layer), 2));
			}
			for (final String name : styleLayers) {
				final Layer layer = network.weights().layer(name);
				terms.add(new LossTerm(layer, LossTerm.Kind.STYLE, network.grams(style, List.of(layer)).get(layer), 50));
			}
			return network.lossFunction(terms, variationWeight, WIDTH, HEIGHT);
		}
	}
}
