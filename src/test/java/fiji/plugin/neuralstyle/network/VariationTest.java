package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** The total variation at other powers than 2. */
class VariationTest {

	private static final int WIDTH = 41;
	private static final int HEIGHT = 34;

	@ParameterizedTest
	@ValueSource(doubles = { 1, 1.5 })
	void itIsTheMeanPowerOfDifferences(final double power) {
		final RgbImage image = FormulaNetwork.image(0.3, WIDTH, HEIGHT);
		final float[] p = image.planes();
		double expected = 0;
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			double squares = 0;
			for (int c = 0; c < 3; c++) {
				final int at = c * WIDTH * HEIGHT + i;
				if (i % WIDTH < WIDTH - 1) squares += Math.pow(p[at + 1] - p[at], 2) / 3;
				if (i / WIDTH < HEIGHT - 1) squares += Math.pow(p[at + WIDTH] - p[at], 2) / 3;
			}
			expected += (Math.pow(squares + 1e-4, power / 2) - Math.pow(0.01, power)) * Math.pow(0.1, 2 - power) / (WIDTH * HEIGHT);
		}
		assertEquals(expected, variation(image, power), 1e-5 * expected);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1, 1.5 })
	void itsGradientAgreesWithFiniteDifferences(final double power) {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager();
				LossFunction with = function(network, manager, new Variation(3, power));
				LossFunction without = function(network, manager, new Variation(0, power)))
		{
			final RgbImage image = FormulaNetwork.image(0.3, WIDTH, HEIGHT);
			final NDArray here = network.upload(manager, image);
			final float[] gradient = with.evaluate(here).gradient().sub(without.evaluate(here).gradient()).toFloatArray();
			Gradients.assertAgreesWithDifferences(gradient, 3e-4f, image, beside -> 3 * variation(beside, power));
		}
	}

	@Test
	void edgesCostLessBesideGrainThanSquared() {
		final float[] edge = new float[3 * WIDTH * HEIGHT];
		final float[] grain = new float[3 * WIDTH * HEIGHT];
		for (int i = 0; i < edge.length; i++) {
			edge[i] = i % WIDTH < 20 ? 0.1f : 0.9f;
			grain[i] = 0.5f + (i % 2 == 0 ? 0.02f : -0.02f);
		}
		final RgbImage step = new RgbImage(WIDTH, HEIGHT, edge);
		final RgbImage noise = new RgbImage(WIDTH, HEIGHT, grain);

		assertTrue(variation(step, 2) / variation(noise, 2) > 3 * variation(step, 1) / variation(noise, 1));
	}

	@Test
	void aPowerOutOfRangeIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Variation(1, 2.1));
		assertThrows(IllegalArgumentException.class, () -> new Variation(1, Double.NaN));
	}

	private static double variation(final RgbImage image, final double power) {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = function(network, manager, new Variation(1, power)))
		{
			return function.evaluate(network.upload(manager, image)).losses()[1];
		}
	}

	private static LossFunction function(final FeatureNetwork network, final NDManager manager, final Variation variation) {
		final Layer layer = network.weights().layer("relu1_1");
		final NDArray map = network.features(network.upload(manager, FormulaNetwork.image(0, WIDTH, HEIGHT)), List.of(layer)).get(
			layer);
		return network.lossFunction(List.of(new LossTerm(layer, LossTerm.Kind.CONTENT, map, 1e-3)), variation, WIDTH, HEIGHT);
	}
}
