package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.InputMean;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Topology;

/**
 * Writes VGG networks as safetensors under torchvision's names, {@code features.N.weight} of shape out x in
 * x 3 x 3 and {@code features.N.bias}. The metadata say {@code name}, {@code topology}, {@code padding},
 * {@code pooling} and, where it isn't ImageNet's, {@code inputMean}; so nothing is lost on the way back.
 */
public final class VggWriter {

	private VggWriter() {}

	/**
	 * Writes a network; the same network gives the same bytes.
	 *
	 * @param format of the numbers
	 * @param provenance more metadata; no key may be name, topology, padding, pooling or inputMean
	 * @param out stays open
	 * @throws IllegalArgumentException if a weight is not finite in that format, or a key is taken; nothing is
	 *           written then
	 */
	public static void write(final NetworkWeights network, final NumberFormat format, final Map<String, String> provenance,
		final OutputStream out) throws IOException
	{
		final SafetensorsWriter writer = new SafetensorsWriter(format, metadata(network, provenance));
		final Topology topology = network.topology();
		for (int i = 0; i < network.convolutions().size(); i++) {
			final Convolution convolution = network.convolutions().get(i);
			writer.add(Naming.TORCHVISION.kernel(topology, i), convolution.kernel(), convolution.outputs(), convolution.inputs(),
				3, 3);
			writer.add(Naming.TORCHVISION.bias(topology, i), convolution.bias(), convolution.outputs());
		}
		writer.write(out);
	}

	private static Map<String, String> metadata(final NetworkWeights network, final Map<String, String> provenance) {
		final Map<String, String> metadata = new HashMap<>(provenance);
		if (metadata.keySet().removeAll(VggMetadata.KEYS)) {
			throw new IllegalArgumentException("The metadata " + VggMetadata.KEYS.stream().sorted().toList() +
				" are written from the network itself; use other keys.");
		}
		metadata.put(VggMetadata.NAME, network.name());
		metadata.put(VggMetadata.TOPOLOGY, network.topology().name());
		metadata.put(VggMetadata.PADDING, network.padding().toString());
		metadata.put(VggMetadata.POOLING, network.pooling().toString());
		if (!network.inputMean().equals(InputMean.IMAGENET)) {
			metadata.put(VggMetadata.INPUT_MEAN, VggMetadata.text(network.inputMean()));
		}
		return metadata;
	}
}
