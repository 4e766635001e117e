package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.ndarray.NDManager;

class InputMeanTest {

	@ParameterizedTest
	@ValueSource(floats = { -0.01f, 1.01f, Float.NaN, Float.POSITIVE_INFINITY })
	void whatIsNoColourIsRefused(final float value) {
		for (final float[] rgb : new float[][] { { value, 0, 1 }, { 1, value, 0 }, { 0, 1, value } }) {
			final String message = assertThrows(IllegalArgumentException.class, () -> new InputMean(rgb[0], rgb[1], rgb[2]))
				.getMessage();
			assertTrue(message.contains("[0, 1]") && message.contains("" + value), message);
		}
	}

	@Test
	void aNetworkWithoutOneHasImageNets() {
		assertEquals(InputMean.IMAGENET, FormulaNetwork.weights().inputMean());
		assertArrayEquals(new float[] { 0.485f, 0.456f, 0.406f }, InputMean.IMAGENET.toArray());
	}

	/** The kernel's centre takes red alone, its right neighbour green, the one below blue. */
	@Test
	void theColourOfTheMeanIsAsTheBorderIs() {
		final float[] kernel = new float[27];
		kernel[4] = 0.229f;
		kernel[9 + 5] = 0.224f;
		kernel[18 + 7] = 0.225f;
		final InputMean mean = new InputMean(0.5f, 0.25f, 0.125f);
		final NetworkWeights weights = new NetworkWeights("", "", Topology.VGG19, List.of(new Convolution(3, 1, kernel,
			new float[1])), Padding.ZERO, Pooling.MAX, mean);
		final RgbImage image = new RgbImage(2, 2, new float[] { 1, 1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1 });
		final Layer layer = weights.layer("conv1_1");
		try (FeatureNetwork network = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			assertArrayEquals(new float[] { 0.5f + 0.75f + 0.875f, 0.5f + 0.875f, 0.5f + 0.75f, 0.5f }, network.features(network
				.upload(manager, image), List.of(layer)).get(layer).toFloatArray(), 1e-6f);
		}
	}
}
