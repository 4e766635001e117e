package fiji.plugin.neuralstyle.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.network.Layer.Kind;

/**
 * The order of layers in the VGG networks of K. Simonyan and A. Zisserman, "Very Deep Convolutional
 * Networks for Large-Scale Image Recognition" (2014), configurations D and E, without the classifier.
 */
public enum Topology {

	/** 13 convolutions. */
	VGG16(2, 2, 3, 3, 3),

	/** 16 convolutions. */
	VGG19(2, 2, 4, 4, 4);

	private final List<Layer> layers = new ArrayList<>();
	private final List<Integer> torchvisionIndices = new ArrayList<>();

	Topology(final int... convolutionsByBlock) {
		int convolution = 0;
		for (int block = 1; block <= convolutionsByBlock.length; block++) {
			for (int i = 1; i <= convolutionsByBlock[block - 1]; i++) {
				torchvisionIndices.add(layers.size());
				layers.add(new Layer("conv" + block + "_" + i, Kind.CONVOLUTION, block, convolution));
				layers.add(new Layer("relu" + block + "_" + i, Kind.RELU, block, convolution));
				convolution++;
			}
			layers.add(new Layer("pool" + block, Kind.POOLING, block, convolution - 1));
		}
	}

	/** All layers in order, from conv1_1 to pool5. */
	public List<Layer> layers() {
		return List.copyOf(layers);
	}

	/** Number of convolutions. */
	public int convolutions() {
		return torchvisionIndices.size();
	}

	/** The N in torchvision's {@code features.N.weight} of a convolution, counted from 0. */
	public int torchvisionIndex(final int convolution) {
		return torchvisionIndices.get(convolution);
	}

	/** The convolution with the given index as a layer. */
	public Layer convolution(final int index) {
		return layers.get(torchvisionIndices.get(index));
	}

	/** The layer of a name, or empty if this topology has none such. */
	public Optional<Layer> find(final String name) {
		return layers.stream().filter(layer -> layer.name().equals(name)).findFirst();
	}

	/**
	 * The layer of a name.
	 *
	 * @throws IllegalArgumentException if there is none; the message lists those there are
	 */
	public Layer layer(final String name) {
		return find(name).orElseThrow(() -> new IllegalArgumentException("There is no layer \"" + name + "\" in " + name() +
			". Its layers are " + layers.stream().map(Layer::name).collect(Collectors.joining(", ")) + "."));
	}
}
