package fiji.plugin.neuralstyle.network;

import java.util.Collection;

import fiji.plugin.neuralstyle.network.Layer.Kind;

/**
 * How much memory the losses and gradient of an image need at their peak: all feature maps, which the
 * backward pass wants again, and the largest layer's gradients. Measured peaks are up to a fifth lower.
 *
 * @param bytesPerPixel of the image
 * @param fixedBytes whatever the image
 */
public record MemoryEstimate(double bytesPerPixel, long fixedBytes) {

	private static final double INDEX_BYTES = 8;
	private static final double FLOAT_BYTES = 4;
	/** Gradient of a map's output and of its input. */
	private static final double WORKING_MAPS = 2;
	/** A border that is not of zeros makes a convolution copy its input. */
	private static final double MIRRORED_MAPS = 1;
	/** What the engine allocates besides, such as its caches. */
	private static final long ENGINE_BYTES = 150L << 20;

	/** For losses on some layers of a network. */
	public static MemoryEstimate of(final NetworkWeights network, final Collection<Layer> layers, final Pooling pooling,
		final Precision precision)
	{
		final int deepest = layers.stream().mapToInt(layer -> network.layers().indexOf(layer)).max().orElse(-1);
		double kept = 0;
		double largest = 0;
		long weights = 0;
		for (final Layer layer : network.layers().subList(0, deepest + 1)) {
			final double values = values(network, layer);
			if (layer.kind() == Kind.CONVOLUTION) {
				kept += values * precision.bytes();
				largest = Math.max(largest, values * precision.bytes());
				weights += (long) network.convolutions().get(layer.convolution()).kernel().length * precision.bytes();
			}
			if (layer.kind() == Kind.POOLING) {
				kept += values * (precision.bytes() + (pooling == Pooling.MAX ? INDEX_BYTES : 0));
			}
		}
		final double working = WORKING_MAPS + (network.padding() == Padding.ZERO ? 0 : MIRRORED_MAPS);
		return new MemoryEstimate(kept + working * largest, weights + ENGINE_BYTES);
	}

	/** For the feature maps of some layers alone, without a gradient. */
	public static MemoryEstimate forward(final NetworkWeights network, final Collection<Layer> layers, final Precision precision) {
		final int deepest = layers.stream().mapToInt(layer -> network.layers().indexOf(layer)).max().orElse(-1);
		double largest = 0;
		long weights = 0;
		for (final Layer layer : network.layers().subList(0, deepest + 1)) {
			if (layer.kind() != Kind.CONVOLUTION) continue;
			largest = Math.max(largest, values(network, layer) * precision.bytes());
			weights += (long) network.convolutions().get(layer.convolution()).kernel().length * precision.bytes();
		}
		final double wanted = layers.stream().mapToDouble(layer -> values(network, layer) * precision.bytes()).sum();
		return new MemoryEstimate(wanted + (WORKING_MAPS + MIRRORED_MAPS) * largest, weights + ENGINE_BYTES);
	}

	/** For sums over some layers, whose maps are passed and not kept. */
	public static MemoryEstimate sums(final NetworkWeights network, final Collection<Layer> layers, final Precision precision) {
		final MemoryEstimate all = forward(network, layers, precision);
		return new MemoryEstimate(all.bytesPerPixel() - mapBytes(network, layers, precision, 1), all.fixedBytes());
	}

	/** Of the feature maps themselves, of an image of so many pixels. */
	public static long mapBytes(final NetworkWeights network, final Collection<Layer> layers, final Precision precision,
		final long pixels)
	{
		return Math.round(layers.stream().mapToDouble(layer -> values(network, layer) * precision.bytes()).sum() * pixels);
	}

	private static double values(final NetworkWeights network, final Layer layer) {
		return network.channels(layer) / Math.pow(layer.stride(), 2);
	}

	/** The same with more vectors of the image's size in float32, such as an optimizer keeps. */
	public MemoryEstimate plusImages(final int images) {
		return new MemoryEstimate(bytesPerPixel + images * RgbImage.CHANNELS * FLOAT_BYTES, fixedBytes);
	}

	/** Bytes for an image of so many pixels. */
	public long bytes(final long pixels) {
		return fixedBytes + Math.round(bytesPerPixel * pixels);
	}

	/** The most pixels that fit in so many bytes, at least 0. */
	public long pixelsIn(final long bytes) {
		return Math.max(0, (long) ((bytes - fixedBytes) / bytesPerPixel));
	}
}
