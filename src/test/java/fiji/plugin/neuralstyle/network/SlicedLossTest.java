package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** The distance of distributions along directions: against its formula in plain Java and finite differences. */
class SlicedLossTest {

	private static final List<String> STYLE = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1");

	@Test
	void directionsAreUnitVectorsAtRightAnglesAsFarAsThereAreSoMany() {
		for (final int channels : List.of(3, 64, 100)) {
			final float[] columns = Directions.of(channels);
			for (int a = 0; a < Directions.COUNT; a++) {
				for (int b = a; b < Directions.COUNT && b / channels == a / channels; b++) {
					double dot = 0;
					for (int i = 0; i < channels; i++) {
						dot += (double) columns[i * Directions.COUNT + a] * columns[i * Directions.COUNT + b];
					}
					assertEquals(a == b ? 1 : 0, dot, 1e-5);
				}
			}
		}
	}

	/** 64 x 64 values are as many as quantiles, so that both are sorted values. */
	@Test
	void itIsTheMeanSquaredDifferenceOfSortedValues() {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			final Layer layer = network.weights().layer("relu1_1");
			final NDArray image = network.upload(manager, FormulaNetwork.image(0.9, 64, 64));
			final NDArray style = network.upload(manager, FormulaNetwork.image(2, 64, 64)).mul(0.4f);
			final int channels = network.weights().channels(layer);
			final float[] here = network.features(image, List.of(layer)).get(layer).toFloatArray();
			final float[] there = network.features(style, List.of(layer)).get(layer).toFloatArray();
			final float[] directions = Directions.of(channels);
			double expected = 0;
			for (int k = 0; k < Directions.COUNT; k++) {
				final double[] a = sortedAlong(here, directions, k, channels);
				final double[] b = sortedAlong(there, directions, k, channels);
				for (int i = 0; i < a.length; i++) {
					expected += Math.pow(a[i] - b[i], 2) / a.length / Directions.COUNT * channels;
				}
			}
			final NDArray target = network.slices(style, List.of(layer)).get(layer);
			final double unit = target.toFloatArray()[channels + 4096];
			try (LossFunction function = network.lossFunction(List.of(new LossTerm(layer, LossTerm.Kind.STYLE_SLICES, target, 1)), 0,
				64, 64))
			{
				assertEquals(expected * unit, function.evaluate(image).losses()[0], 1e-4 * expected * unit);
				assertEquals(0, function.evaluate(style).losses()[0], 1e-6 * expected * unit);
			}
		}
	}

	private static double[] sortedAlong(final float[] map, final float[] directions, final int k, final int channels) {
		final int places = map.length / channels;
		final double[] values = new double[places];
		for (int i = 0; i < map.length; i++) {
			values[i % places] += (double) map[i] * directions[i / places * Directions.COUNT + k];
		}
		Arrays.sort(values);
		return values;
	}

	@Test
	void quantilesOfAnotherSizeAreThoseOfTheSameDistribution() {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager();
				LossFunction same = function(network, manager, FormulaNetwork.image(0.9, 301, 270), 1);
				LossFunction other = function(network, manager, FormulaNetwork.image(2, 301, 270), 0.4f))
		{
			final NDArray image = network.upload(manager, FormulaNetwork.image(0.9, 200, 180));
			assertTrue(same.evaluate(image).total() < 0.01 * other.evaluate(image).total());
		}
	}

	@Test
	void gradientAgreesWithFiniteDifferences() {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = function(network, manager, FormulaNetwork.image(2, 51, 42), 0.4f))
		{
			Gradients.assertAgreesWithDifferences(network, function, FormulaNetwork.image(0.9, 41, 34));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "BFLOAT16", "FLOAT16" })
	void sixteenBitsAgreeWithFloat32(final Precision precision) {
		final double cosine = Gradients.cosine(gradient(Precision.FLOAT32), gradient(precision));
		assertTrue(cosine > 0.9, () -> "cosine " + cosine);
	}

	@Test
	void tilesAndGuidesAreRefusedInASentence() {
		final NetworkWeights weights = FormulaNetwork.weights();
		final MemoryEstimate estimate = MemoryEstimate.of(weights, List.of(weights.layer("relu4_1")), Pooling.MAX,
			Precision.FLOAT32);
		try (FeatureNetwork network = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32, new Tiling(estimate.bytes(
			200L * 200), () -> false)); NDManager manager = network.manager().newSubManager())
		{
			final String message = assertThrows(IllegalArgumentException.class, () -> network.lossFunction(terms(network, network
				.upload(manager, FormulaNetwork.image(2, 51, 42))), 0, 413, 389)).getMessage();
			assertTrue(message.contains("whole image") && message.contains("smaller size"), message);
		}
		assertThrows(IllegalArgumentException.class, () -> new LossTerm(weights.layer("relu1_1"), LossTerm.Kind.STYLE_SLICES,
			null, 1, Optional.of(new Guide(1, 1, new float[] { 1 }))));
	}

	private static float[] gradient(final Precision precision) {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, precision);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = function(network, manager, FormulaNetwork.image(2, 51, 42), 0.4f))
		{
			return function.evaluate(network.upload(manager, FormulaNetwork.image(0.9, 41, 34))).gradient().toFloatArray();
		}
	}

	private static LossFunction function(final FeatureNetwork network, final NDManager manager, final RgbImage style,
		final float brightness)
	{
		return network.lossFunction(terms(network, network.upload(manager, style).mul(brightness)), 0, 41, 34);
	}

	private static List<LossTerm> terms(final FeatureNetwork network, final NDArray style) {
		final List<LossTerm> terms = new ArrayList<>();
		network.slices(style, STYLE.stream().map(network.weights()::layer).toList()).forEach((layer, slices) -> terms.add(
			new LossTerm(layer, LossTerm.Kind.STYLE_SLICES, slices, 50)));
		return terms;
	}
}
