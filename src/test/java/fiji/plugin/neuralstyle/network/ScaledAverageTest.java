package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Average pooling of which the next convolution sees a quarter more. */
class ScaledAverageTest {

	private static final RgbImage IMAGE = FormulaNetwork.image(0.3, 53, 38);

	@ParameterizedTest
	@EnumSource(value = Precision.class, names = { "FLOAT32", "BFLOAT16" })
	void itIsAverageWithTheConvolutionsAfterItAQuarterStronger(final Precision precision) {
		final Map<String, float[]> scaled = maps(FormulaNetwork.weights(), Pooling.SCALED_AVERAGE, precision);
		final Map<String, float[]> stronger = maps(strongerAfterPooling(FormulaNetwork.weights()), Pooling.AVERAGE, precision);
		scaled.forEach((layer, map) -> assertArrayEquals(stronger.get(layer), map, layer));
	}

	@ParameterizedTest
	@EnumSource(value = Precision.class, names = { "FLOAT32", "BFLOAT16" })
	void thePoolItselfIsTheMean(final Precision precision) {
		assertArrayEquals(maps(FormulaNetwork.weights(), Pooling.AVERAGE, precision).get("pool1"), maps(FormulaNetwork
			.weights(), Pooling.SCALED_AVERAGE, precision).get("pool1"));
	}

	private static Map<String, float[]> maps(final NetworkWeights weights, final Pooling pooling,
		final Precision precision)
	{
		final Map<String, float[]> maps = new TreeMap<>();
		try (FeatureNetwork network = new FeatureNetwork(weights, pooling, precision);
				NDManager manager = network.manager().newSubManager())
		{
			final List<Layer> layers = List.of("relu1_2", "pool1", "relu2_1", "relu3_4", "relu5_1").stream().map(weights::layer)
				.toList();
			network.features(network.upload(manager, IMAGE), layers).forEach((layer, map) -> maps.put(layer.name(), map
				.toType(DataType.FLOAT32, false).toFloatArray()));
		}
		return maps;
	}

	private static NetworkWeights strongerAfterPooling(final NetworkWeights weights) {
		final List<Convolution> convolutions = new ArrayList<>(weights.convolutions());
		for (final String name : List.of("conv2_1", "conv3_1", "conv4_1", "conv5_1")) {
			final int index = weights.layer(name).convolution();
			final Convolution once = convolutions.get(index);
			final float[] kernel = once.kernel().clone();
			for (int i = 0; i < kernel.length; i++) {
				kernel[i] *= 1.25f;
			}
			convolutions.set(index, new Convolution(once.inputs(), once.outputs(), kernel, once.bias()));
		}
		return new NetworkWeights("stronger", "", weights.topology(), convolutions, weights.padding(), weights.pooling());
	}
}
