package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;

/**
 * float16 ends at 65504, which a Gram matrix's sums pass, and at 6e-8, which a gradient of means falls below. The
 * CPU has the format, too slowly to be of use, so what is done about it can be tried without a GPU.
 */
class Float16Test {

	private final NetworkWeights weights;

	Float16Test() throws IOException {
		weights = BuiltInNetwork.load();
	}

	@Test
	void lossesAndGradientAreThoseOfFloat32() {
		assertAlike(find(Precision.FLOAT32, Tiling.NONE, "relu4_2", 64), find(Precision.FLOAT16, Tiling.NONE, "relu4_2", 64));
	}

	@Test
	void tilesAreThoseOfFloat32AsWell() {
		final Tiling tiling = new Tiling(Tiling.leastBytes(weights, List.of(weights.layer("relu1_1"), weights.layer(
			"relu2_1")), weights.pooling(), Precision.FLOAT16), () -> false);

		assertAlike(find(Precision.FLOAT32, Tiling.NONE, "relu2_1", 128), find(Precision.FLOAT16, tiling, "relu2_1", 128));
	}

	private static void assertAlike(final Found exact, final Found half) {
		assertEquals(exact.total(), half.total(), 0.001 * exact.total());
		double product = 0;
		double squares = 0;
		double halfSquares = 0;
		for (int i = 0; i < exact.gradient().length; i++) {
			product += (double) exact.gradient()[i] * half.gradient()[i];
			squares += Math.pow(exact.gradient()[i], 2);
			halfSquares += Math.pow(half.gradient()[i], 2);
		}
		final double cosine = product / Math.sqrt(squares * halfSquares);
		assertTrue(cosine > 0.99, () -> "cosine " + cosine);
		assertEquals(1, Math.sqrt(halfSquares / squares), 0.02);
	}

	private record Found(double total, float[] gradient) {}

	private Found find(final Precision precision, final Tiling tiling, final String contentLayer, final int side) {
		try (FeatureNetwork network = new FeatureNetwork(weights, weights.pooling(), precision, tiling);
				NDManager manager = network.manager().newSubManager())
		{
			final Layer content = weights.layer(contentLayer);
			final Layer style = weights.layer("relu1_1");
			final NDArray contentMap = network.features(image(0, side, network, manager), List.of(content)).get(content);
			final NDArray styleGram = network.grams(image(2, side, network, manager), List.of(style)).get(style);
			try (LossFunction losses = network.lossFunction(List.of(new LossTerm(content, LossTerm.Kind.CONTENT, contentMap, 5),
				new LossTerm(style, LossTerm.Kind.STYLE, styleGram, 100)), 0, side, side))
			{
				final LossFunction.Value value = losses.evaluate(image(0.9, side, network, manager));
				return new Found(value.total(), value.gradient().toFloatArray());
			}
		}
	}

	private static NDArray image(final double phase, final int side, final FeatureNetwork network,
		final NDManager manager)
	{
		return network.upload(manager, FormulaNetwork.image(phase, side, side));
	}
}
