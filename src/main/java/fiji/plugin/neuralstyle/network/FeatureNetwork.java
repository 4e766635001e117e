package fiji.plugin.neuralstyle.network;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/**
 * A frozen network on a device: gives feature maps, Gram matrices, and, through
 * {@link #lossFunction}, losses with their gradient. Images are arrays of shape 1 x 3 x H x W,
 * float32, RGB in [0, 1].
 * <p>
 * Arrays returned belong to the manager of the image passed in. Not for use by two threads at once.
 */
public final class FeatureNetwork implements AutoCloseable {

	private final LoadedNetwork network;
	private final ForwardPass forward;
	private final LossFunctions losses;

	/**
	 * Puts a network on the CPU.
	 *
	 * @param weights the network; never changed
	 * @param pooling the pooling to use
	 * @param precision of the feature maps
	 */
	public FeatureNetwork(final NetworkWeights weights, final Pooling pooling, final Precision precision) {
		this(weights, pooling, precision, Tiling.NONE);
	}

	/** The same, for images of which not all maps fit in memory at a time. */
	public FeatureNetwork(final NetworkWeights weights, final Pooling pooling, final Precision precision,
		final Tiling tiling)
	{
		this(weights, pooling, precision, tiling, ComputeDevice.CPU);
	}

	/** The same on a device, which must work. */
	public FeatureNetwork(final NetworkWeights weights, final Pooling pooling, final Precision precision,
		final Tiling tiling, final ComputeDevice device)
	{
		this(new LoadedNetwork(weights, pooling, precision, tiling, device));
	}

	private FeatureNetwork(final LoadedNetwork network) {
		this.network = network;
		forward = new ForwardPass(network);
		losses = new LossFunctions(network, forward);
	}

	/**
	 * This network for images that are tiles of an endless one: beyond an edge it sees their other side. Shares its
	 * memory with this one, and is closed with it. Feature maps and losses are those of the endless image where sides
	 * are multiples of the deepest layer's stride.
	 */
	public FeatureNetwork withoutEdges() {
		return new FeatureNetwork(network.withPadding(Padding.CIRCULAR));
	}

	/** The network's weights and names. */
	public NetworkWeights weights() {
		return network.weights();
	}

	/** A manager on the network's device; close a sub-manager of it to free what was computed. */
	public NDManager manager() {
		return network.manager();
	}

	/** Copies an image to the device. */
	public NDArray upload(final NDManager owner, final RgbImage image) {
		return Transport.toDevice(image, owner);
	}

	/** Copies an image from the device. */
	public static RgbImage download(final NDArray image) {
		return Transport.fromDevice(image);
	}

	/** Another size: bicubic, antialiased when shrinking; the image itself if it has that size already. */
	public NDArray resize(final NDArray image, final int width, final int height) {
		if (image.getShape().get(3) == width && image.getShape().get(2) == height) return image;
		return Resizing.of(network.program(), weights().padding(), image, width, height);
	}

	/** A guide at another size, as {@link #resize(NDArray, int, int)} makes images. */
	public Guide resize(final Guide guide, final int width, final int height) {
		if (guide.width() == width && guide.height() == height) return guide;
		try (NDManager scope = manager().newSubManager()) {
			final NDArray plane = scope.create(guide.values(), new Shape(1, 1, guide.height(), guide.width()));
			return new Guide(width, height, resize(plane, width, height).toFloatArray());
		}
	}

	/** Feature maps by layer, 1 x C x H' x W' in the network's precision. */
	public Map<Layer, NDArray> features(final NDArray image, final Collection<Layer> layers) {
		return forward.features(image, layers);
	}

	/** Gram matrices F F^T / (C H W) by layer, C x C in float32. */
	public Map<Layer, NDArray> grams(final NDArray image, final Collection<Layer> layers) {
		return forward.grams(image, layers);
	}

	/**
	 * Moments by layer, (C + 1) x (C + 1) in float64: means of the products of channels, in the last row and column the
	 * channels' means, in the corner 1. The mean of two images' moments are those of their values together.
	 */
	public Map<Layer, NDArray> moments(final NDArray image, final Collection<Layer> layers) {
		return forward.moments(image, layers);
	}

	/**
	 * The distribution of values along some directions, by layer, for {@link LossTerm.Kind#STYLE_SLICES}. The mean of two
	 * images' slices is half way between them.
	 *
	 * @throws IllegalArgumentException if the image needs tiles
	 */
	public Map<Layer, NDArray> slices(final NDArray image, final Collection<Layer> layers) {
		return forward.slices(image, layers);
	}

	/**
	 * A weighted sum of losses as a function of the image.
	 *
	 * @param terms the losses, at least one
	 * @param variationWeight weight of the total variation, 0 for none
	 * @param width of the images it will be asked for
	 * @param height of the images it will be asked for
	 */
	public LossFunction lossFunction(final List<LossTerm> terms, final double variationWeight, final int width,
		final int height)
	{
		return lossFunction(terms, Variation.squared(variationWeight), width, height);
	}

	/** The same with another kind of total variation. */
	public LossFunction lossFunction(final List<LossTerm> terms, final Variation variation, final int width,
		final int height)
	{
		return losses.of(terms, variation, width, height);
	}

	/**
	 * Whether the memory allowed is enough to keep feature maps of an image: else a content loss is better told the image
	 * than its map.
	 */
	public boolean keepsMaps(final Collection<Layer> layers, final int width, final int height) {
		if (layers.isEmpty()) return true;
		final Plan plan = network.plan(layers);
		return network.tiling().keeps(MemoryEstimate.mapBytes(weights(), plan.taps(), network.precision(), (long) width *
			height));
	}

	/** In which feature maps are computed. */
	public Precision precision() {
		return network.precision();
	}

	/** Frees the network and all that its managers own. */
	@Override
	public void close() {
		network.close();
	}
}
