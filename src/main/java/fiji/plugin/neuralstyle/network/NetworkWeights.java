package fiji.plugin.neuralstyle.network;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All that tells one VGG network from another: topology, weights and the convention they were learned
 * with. Input is RGB in [0, 1] minus the input mean, divided by ImageNet's standard deviation; another
 * scale or order of channels is a matter of the first kernel.
 *
 * @param name what users call it
 * @param sha256 of the file it came from, in hexadecimal
 * @param topology which layers there are
 * @param convolutions in the network's order; a file may end early (a network cut after conv5_1)
 * @param padding what the convolutions see beyond the border
 * @param pooling the pooling it was learned with, which a user may override
 * @param inputMean what is taken from the input
 */
public record NetworkWeights(String name, String sha256, Topology topology, List<Convolution> convolutions,
	Padding padding, Pooling pooling, InputMean inputMean)
{

	public NetworkWeights {
		convolutions = List.copyOf(convolutions);
		if (convolutions.isEmpty() || convolutions.size() > topology.convolutions()) {
			throw new IllegalArgumentException("The network \"" + name + "\" has " + convolutions.size() +
				" convolutions; " + topology + " has 1 to " + topology.convolutions() + ".");
		}
		int channels = RgbImage.CHANNELS;
		for (int i = 0; i < convolutions.size(); i++) {
			if (convolutions.get(i).inputs() != channels) {
				throw new IllegalArgumentException("In the network \"" + name + "\", " + topology.convolution(i) + " takes " +
					convolutions.get(i).inputs() + " channels, but the layer before it gives " + channels + ".");
			}
			channels = convolutions.get(i).outputs();
		}
	}

	/** A network with ImageNet's mean. */
	public NetworkWeights(final String name, final String sha256, final Topology topology,
		final List<Convolution> convolutions, final Padding padding, final Pooling pooling)
	{
		this(name, sha256, topology, convolutions, padding, pooling, InputMean.IMAGENET);
	}

	/** The same with another padding. */
	public NetworkWeights withPadding(final Padding newPadding) {
		return new NetworkWeights(name, sha256, topology, convolutions, newPadding, pooling, inputMean);
	}

	/** The layers that these weights can compute, in order. */
	public List<Layer> layers() {
		return topology.layers().stream().filter(layer -> layer.convolution() < convolutions.size()).toList();
	}

	/** Channels of a layer's feature map. */
	public int channels(final Layer layer) {
		return convolutions.get(layer.convolution()).outputs();
	}

	/**
	 * The layer of a name.
	 *
	 * @throws IllegalArgumentException if these weights have none such; the message lists those they have
	 */
	public Layer layer(final String layerName) {
		return layers().stream().filter(layer -> layer.name().equals(layerName)).findFirst().orElseThrow(
			() -> new IllegalArgumentException("The network \"" + name + "\" has no layer \"" + layerName +
				"\". Its layers are " + layers().stream().map(Layer::name).collect(Collectors.joining(", ")) + "."));
	}
}
