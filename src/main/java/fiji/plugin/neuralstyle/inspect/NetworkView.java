package fiji.plugin.neuralstyle.inspect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.FreeMemory;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;

/** A network to look into, in float32 and with the pooling it was made with. Not for use by two threads at once. */
public final class NetworkView implements AutoCloseable {

	private final FeatureNetwork network;

	/** Loads a network into the engine. */
	public NetworkView(final NetworkWeights weights) {
		network = new FeatureNetwork(weights, weights.pooling(), Precision.FLOAT32);
	}

	/** The network's weights and names. */
	public NetworkWeights weights() {
		return network.weights();
	}

	/**
	 * Feature maps of a layer, in the selection's order.
	 *
	 * @throws IllegalArgumentException if the image is too small for the layer, or the maps too large for the
	 *           memory; the message says what fits
	 */
	public List<FeatureMap> maps(final RgbImage image, final Layer layer, final MapSelection selection) {
		requireRoom(image, List.of(layer));
		try (NDManager scope = network.manager().newSubManager()) {
			final NDArray maps = network.features(network.upload(scope, image), List.of(layer)).get(layer);
			final int height = (int) maps.getShape().get(2);
			final int width = (int) maps.getShape().get(3);
			final float[] means = maps.mean(new int[] { 3 }).mean(new int[] { 2 }).toFloatArray();
			final List<FeatureMap> selected = new ArrayList<>();
			for (final int channel : selection.channels(means)) {
				try (NDArray map = maps.get(0, channel)) {
					selected.add(new FeatureMap(layer, channel, width, height, map.toFloatArray()));
				}
			}
			return selected;
		}
	}

	/**
	 * All feature maps of several layers, computed in one pass: of each layer one array, channel after channel.
	 *
	 * @throws IllegalArgumentException if the image is too small for a layer, or too large for the memory
	 */
	public Map<Layer, float[]> features(final RgbImage image, final Collection<Layer> layers) {
		requireRoom(image, layers);
		final Map<Layer, float[]> byLayer = new LinkedHashMap<>();
		try (NDManager scope = network.manager().newSubManager()) {
			network.features(network.upload(scope, image), layers).forEach((layer, maps) -> byLayer.put(layer, maps
				.toFloatArray()));
		}
		return byLayer;
	}

	/** An image at another size, bicubic; the image itself if it has that size. */
	public RgbImage resized(final RgbImage image, final int width, final int height) {
		if (image.width() == width && image.height() == height) return image;
		try (NDManager scope = network.manager().newSubManager()) {
			return FeatureNetwork.download(network.resize(network.upload(scope, image), width, height));
		}
	}

	/**
	 * Gram matrices of several layers, computed in one pass.
	 *
	 * @throws IllegalArgumentException if the image is too small for a layer, or too large for the memory
	 */
	public Map<Layer, GramMatrix> grams(final RgbImage image, final Collection<Layer> layers) {
		final Map<Layer, GramMatrix> byLayer = new LinkedHashMap<>();
		requireRoom(image, layers);
		try (NDManager scope = network.manager().newSubManager()) {
			final Map<Layer, NDArray> grams = network.grams(network.upload(scope, image), layers);
			for (final Layer layer : layers) {
				byLayer.put(layer, new GramMatrix(layer, weights().channels(layer), grams.get(layer).toFloatArray()));
			}
		}
		return byLayer;
	}

	private void requireRoom(final RgbImage image, final Collection<Layer> layers) {
		layers.forEach(layer -> SmallestImage.require(image, weights(), layer));
		ForwardMemory.requireRoom(weights(), layers, image, FreeMemory.bytes());
	}

	@Override
	public void close() {
		network.close();
	}
}
