package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** The total variation at other powers than 2. */
class VariationTest {

	private static final int WIDTH = 41;
	private static final int HEIGHT = 34;
	private static final int LARGE_WIDTH = 8200;
	/** What a part of the large image takes. */
	private static final long TILE_BYTES = 200_000_000;

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

	/** In tiles it is computed in bands of rows: here of 127, and one of a single row or of three. */
	@ParameterizedTest
	@CsvSource({ "1, ZERO, 128", "1.5, ZERO, 130", "1, CIRCULAR, 128", "1.5, CIRCULAR, 130", "2, CIRCULAR, 128" })
	void inBandsItIsThatOfTheWholeImage(final double power, final Padding padding, final int height) {
		final RgbImage image = FormulaNetwork.image(0.3, LARGE_WIDTH, height);

		final AtomicInteger tiles = new AtomicInteger();
		final Found whole = evaluate(Tiling.NONE, padding, power, image);
		final Found banded = evaluate(new Tiling(TILE_BYTES, () -> tiles.incrementAndGet() < 0), padding, power, image);

		assertTrue(tiles.get() > 1, tiles + " tiles");
		assertEquals(whole.variation(), banded.variation(), 1e-6 * whole.variation());
		assertEquals(0, Gradients.distance(whole.gradient(), banded.gradient()), 1e-4);
	}

	@Test
	void inBandsItsGradientAgreesWithFiniteDifferences() {
		final RgbImage image = FormulaNetwork.image(0.3, LARGE_WIDTH, 128);
		final Tiling tiling = new Tiling(TILE_BYTES, () -> false);
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, Precision.FLOAT32, tiling);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = function(network, manager, new Variation(3, 1), image))
		{
			final NDArray here = network.upload(manager, image);
			final float[] gradient = function.evaluate(here).gradient().toFloatArray();
			Gradients.assertAgreesWithDifferences(gradient, 3e-4f, image, beside -> 3 * function.evaluate(network.upload(manager,
				beside)).losses()[1]);
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

	private record Found(double variation, float[] gradient) {}

	private static Found evaluate(final Tiling tiling, final Padding padding, final double power, final RgbImage image) {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights().withPadding(padding), Pooling.MAX,
			Precision.FLOAT32, tiling);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = function(network, manager, new Variation(3, power), image))
		{
			final LossFunction.Value value = function.evaluate(network.upload(manager, image));
			return new Found(value.losses()[1], value.gradient().toFloatArray());
		}
	}

	private static LossFunction function(final FeatureNetwork network, final NDManager manager, final Variation variation) {
		return function(network, manager, variation, FormulaNetwork.image(0, WIDTH, HEIGHT));
	}

	/** @param content which asks nothing where the loss is looked at */
	private static LossFunction function(final FeatureNetwork network, final NDManager manager, final Variation variation,
		final RgbImage content)
	{
		final Layer layer = network.weights().layer("relu1_1");
		final NDArray map = network.features(network.upload(manager, content), List.of(layer)).get(layer);
		return network.lossFunction(List.of(new LossTerm(layer, LossTerm.Kind.CONTENT, map, 1e-3)), variation, content.width(),
			content.height());
	}
}
