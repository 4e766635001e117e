package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Layers of many channels in bfloat16, which are computed by Winograd's method, against float32, which is not. */
class WinogradTest {

	private static final int CHANNELS = 128;
	/** Bfloat16 rounds by 0.2 to 0.4 % each time. */
	private static final double TOLERANCE = 0.05;

	private final NetworkWeights weights = new NetworkWeights("wide", "none", Topology.VGG19, List.of(convolution(
		RgbImage.CHANNELS, CHANNELS), convolution(CHANNELS, 130), convolution(130, 160)), Padding.ZERO, Pooling.AVERAGE);

	@ParameterizedTest
	@CsvSource({ "ZERO, 32, 32", "ZERO, 33, 46", "ZERO, 64, 35", "ZERO, 37, 41", "ZERO, 700, 34", "CIRCULAR, 64, 48",
		"CIRCULAR, 37, 41" })
	void lossesAndGradientsAgreeForEvenAndOddSides(final Padding padding, final int width, final int height) {
		final Found reference = evaluate(Precision.FLOAT32, padding, width, height);
		final Found found = evaluate(Precision.BFLOAT16, padding, width, height);

		assertEquals(reference.total(), found.total(), TOLERANCE * reference.total());
		assertEquals(0, distance(reference.gradient(), found.gradient()), TOLERANCE);
	}

	private record Found(double total, float[] gradient) {}

	private Found evaluate(final Precision precision, final Padding padding, final int width, final int height) {
		try (FeatureNetwork own = new FeatureNetwork(weights, weights.pooling(), precision);
				NDManager scope = own.manager().newSubManager())
		{
			final FeatureNetwork network = padding == Padding.CIRCULAR ? own.withoutEdges() : own;
			final Layer layer = weights.layer("conv2_1");
			final NDArray target = network.features(network.upload(scope, FormulaNetwork.image(2, width, height)), List.of(layer))
				.get(layer);
			try (LossFunction losses = network.lossFunction(List.of(new LossTerm(layer, LossTerm.Kind.CONTENT, target, 1)), 0,
				width, height))
			{
				final LossFunction.Value value = losses.evaluate(network.upload(scope, FormulaNetwork.image(0.9, width, height)));
				return new Found(value.total(), value.gradient().toFloatArray());
			}
		}
	}

	private static Convolution convolution(final int inputs, final int outputs) {
		final Random random = new Random(inputs + outputs);
		final float[] kernel = new float[outputs * inputs * Convolution.AREA];
		for (int i = 0; i < kernel.length; i++) {
			kernel[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / (Convolution.AREA * inputs)));
		}
		final float[] bias = new float[outputs];
		for (int i = 0; i < bias.length; i++) {
			bias[i] = (float) random.nextGaussian();
		}
		return new Convolution(inputs, outputs, kernel, bias);
	}

	private static double distance(final float[] a, final float[] b) {
		double difference = 0;
		double size = 0;
		for (int i = 0; i < a.length; i++) {
			difference += Math.pow(a[i] - b[i], 2);
			size += Math.pow(a[i], 2);
		}
		return Math.sqrt(difference / size);
	}
}
