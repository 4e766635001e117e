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

	private static final int SIDE = 64;

	private final NetworkWeights weights;

	Float16Test() throws IOException {
		weights = BuiltInNetwork.load();
	}

	@Test
	void lossesAndGradientAreThoseOfFloat32() {
		final Found exact = find(Precision.FLOAT32);
		final Found half = find(Precision.FLOAT16);

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

	private Found find(final Precision precision) {
		try (FeatureNetwork network = new FeatureNetwork(weights, weights.pooling(), precision);
				NDManager manager = network.manager().newSubManager())
		{
			final Layer content = weights.layer("relu4_2");
			final Layer style = weights.layer("relu1_1");
			final NDArray contentMap = network.features(image(0, network, manager), List.of(content)).get(content);
			final NDArray styleGram = network.grams(image(2, network, manager), List.of(style)).get(style);
			try (LossFunction losses = network.lossFunction(List.of(new LossTerm(content, LossTerm.Kind.CONTENT, contentMap, 5),
				new LossTerm(style, LossTerm.Kind.STYLE, styleGram, 100)), 0))
			{
				final LossFunction.Value value = losses.evaluate(image(0.9, network, manager));
				return new Found(value.total(), value.gradient().toFloatArray());
			}
		}
	}

	private static NDArray image(final double phase, final FeatureNetwork network, final NDManager manager) {
		return network.upload(manager, FormulaNetwork.image(phase, SIDE, SIDE));
	}
}
