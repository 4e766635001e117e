package fiji.plugin.neuralstyle.network;

import java.util.Collection;

import fiji.plugin.neuralstyle.network.Layer.Kind;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/**
 * How much memory the losses and gradient of an image need at their peak: the feature maps down to some layer, which the
 * backward pass wants again, and that layer's gradients; and as much as the largest map, for holes in the C library's memory.
 *
 * @param bytesPerPixel of the image
 * @param fixedBytes whatever the image
 * @param mostPixels that can be seen at once, however much memory there is
 */
public record MemoryEstimate(double bytesPerPixel, long fixedBytes, long mostPixels) {

	/** In 16 bits the way back through a larger one is the engine's reference convolution, some hundred times as slow. */
	private static final long MOST_BYTES_OF_MAP = Integer.MAX_VALUE;

	private static final double INDEX_BYTES = 8;
	private static final double FLOAT_BYTES = 4;
	/** Gradient of a map's output and of its input. */
	private static final double WORKING_MAPS = 2;
	/** A pooling's output once more, its gradient, and that of its input, which is four times as large. */
	private static final double WORKING_MAPS_OF_POOLING = 6;
	/** A border that is not of zeros makes a convolution copy its input. */
	private static final double MIRRORED_MAPS = 1;
	/** What the engine allocates besides, such as its caches. */
	private static final long ENGINE_BYTES = 150L << 20;

	/** For losses on some layers of a network. */
	public static MemoryEstimate of(final NetworkWeights network, final Collection<Layer> layers, final Pooling pooling,
		final Precision precision)
	{
		final int deepest = layers.stream().mapToInt(layer -> network.layers().indexOf(layer)).max().orElse(-1);
		final double working = WORKING_MAPS + (network.padding() == Padding.ZERO ? 0 : MIRRORED_MAPS);
		double kept = 0;
		double largest = 0;
		double peak = 0;
		long weights = 0;
		// Another device may keep less.
		final Winograd winograd = Winograd.of(precision, network.padding(), ComputeDevice.CPU, Processor.here());
		for (final Layer layer : network.layers().subList(0, deepest + 1)) {
			final double bytes = values(network, layer) * precision.bytes();
			if (layer.kind() == Kind.CONVOLUTION) {
				kept += bytes;
				largest = Math.max(largest, bytes);
				peak = Math.max(peak, kept + working * bytes);
				weights += winograd.values(network.convolutions().get(layer.convolution())) * precision.bytes();
			}
			if (layer.kind() == Kind.POOLING) {
				final double indices = pooling == Pooling.MAX ? INDEX_BYTES * values(network, layer) : 0;
				peak = Math.max(peak, kept + WORKING_MAPS_OF_POOLING * bytes + indices);
				kept += bytes;
			}
		}
		return new MemoryEstimate(peak + largest, weights + ENGINE_BYTES, mostPixels(largest, precision));
	}

	/** For the feature maps of some layers alone, without a gradient. */
	public static MemoryEstimate forward(final NetworkWeights network, final Collection<Layer> layers, final Precision precision) {
		final int deepest = layers.stream().mapToInt(layer -> network.layers().indexOf(layer)).max().orElse(-1);
		double largest = 0;
		long weights = 0;
		// Another device may keep less.
		final Winograd winograd = Winograd.of(precision, network.padding(), ComputeDevice.CPU, Processor.here());
		for (final Layer layer : network.layers().subList(0, deepest + 1)) {
			if (layer.kind() != Kind.CONVOLUTION) continue;
			largest = Math.max(largest, values(network, layer) * precision.bytes());
			weights += winograd.values(network.convolutions().get(layer.convolution())) * precision.bytes();
		}
		return new MemoryEstimate(mapBytes(network, layers, precision) + (WORKING_MAPS + MIRRORED_MAPS) * largest, weights + ENGINE_BYTES,
			Long.MAX_VALUE);
	}

	/** For sums over some layers, whose maps are passed and not kept. */
	public static MemoryEstimate sums(final NetworkWeights network, final Collection<Layer> layers, final Precision precision) {
		final MemoryEstimate all = forward(network, layers, precision);
		return new MemoryEstimate(all.bytesPerPixel() - mapBytes(network, layers, precision), all.fixedBytes(), all.mostPixels());
	}

	/** Of the feature maps themselves, of an image of so many pixels. */
	public static long mapBytes(final NetworkWeights network, final Collection<Layer> layers, final Precision precision,
		final long pixels)
	{
		return Math.round(mapBytes(network, layers, precision) * pixels);
	}

	/** For a pixel of the image. */
	private static double mapBytes(final NetworkWeights network, final Collection<Layer> layers, final Precision precision) {
		return layers.stream().mapToDouble(layer -> values(network, layer) * precision.bytes()).sum();
	}

	/** @param largest map, its bytes for a pixel */
	private static long mostPixels(final double largest, final Precision precision) {
		return precision == Precision.FLOAT32 ? Long.MAX_VALUE : (long) (MOST_BYTES_OF_MAP / largest);
	}

	private static double values(final NetworkWeights network, final Layer layer) {
		return network.channels(layer) / Math.pow(layer.stride(), 2);
	}

	/** The same with more vectors of the image's size in float32, such as an optimizer keeps. */
	public MemoryEstimate plusImages(final int images) {
		return new MemoryEstimate(bytesPerPixel + images * RgbImage.CHANNELS * FLOAT_BYTES, fixedBytes, mostPixels);
	}

	/** Bytes for an image of so many pixels. */
	public long bytes(final long pixels) {
		return fixedBytes + Math.round(bytesPerPixel * pixels);
	}

	/** The most pixels that can be seen at once in so many bytes, at least 0. */
	public long pixelsIn(final long bytes) {
		return Math.min(mostPixels, Math.max(0, (long) ((bytes - fixedBytes) / bytesPerPixel)));
	}
}
