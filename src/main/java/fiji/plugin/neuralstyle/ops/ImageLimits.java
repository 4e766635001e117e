package fiji.plugin.neuralstyle.ops;

import java.util.Locale;

import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.Layer.Kind;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.RgbImage;

/** How small and how large an image may be for a layer to be computed; said before the work. */
final class ImageLimits {

	private static final int FLOAT_BYTES = 4;

	/** What the engine allocates besides, such as its caches. */
	private static final long ENGINE_BYTES = 150L << 20;

	private final NetworkWeights weights;
	private final Layer layer;

	ImageLimits(final NetworkWeights weights, final Layer layer) {
		this.weights = weights;
		this.layer = layer;
	}

	/** @throws IllegalArgumentException if nothing would be left of the image at the layer */
	void requireLayer(final int width, final int height) {
		// A border is mirrored about its last pixel, so there must be another one.
		final boolean pair = weights.padding() == Padding.REFLECT && layer.kind() != Kind.POOLING;
		final int side = layer.stride() * (pair ? 2 : 1);
		if (Math.min(width, height) >= side) return;
		throw new IllegalArgumentException("The image is " + width + " x " + height + " pixels; " + layer +
			" of the network \"" + weights.name() + "\" needs at least " + side +
			" on each side. Use a larger image, or a layer nearer to the input.");
	}

	/** @throws IllegalArgumentException if the feature map does not fit in one array of Java's */
	void requireArray(final int width, final int height) {
		final long values = (long) weights.channels(layer) * (width / layer.stride()) * (height / layer.stride());
		if (values <= Integer.MAX_VALUE / FLOAT_BYTES) return;
		throw new IllegalArgumentException(layer + " of an image of " + width + " x " + height + " pixels has " + values /
			1_000_000 + " million values; at most " + Integer.MAX_VALUE / FLOAT_BYTES / 1_000_000 +
			" can be had at once. Scale the image down, cut it into parts, or use a deeper layer.");
	}

	/**
	 * Checks the engine's memory: it gives up a feature map as soon as the next one is there.
	 *
	 * @param copies of the layer's feature map that are made for Java, 0 if it stays in the engine
	 * @param free bytes that the machine can give
	 * @throws IllegalArgumentException if the layer needs more
	 */
	void requireRoom(final int width, final int height, final int copies, final long free) {
		final long needed = bytes((long) width * height, copies);
		if (needed <= free) return;
		throw new IllegalArgumentException(layer + " of an image of " + width + " x " + height + " pixels needs about " +
			gigabytes(needed) + " GB of memory, and " + gigabytes(free) +
			" GB are free. Scale the image down, or free some memory.");
	}

	private long bytes(final long pixels, final int copies) {
		double largest = 0;
		long kernels = 0;
		int inputs = RgbImage.CHANNELS;
		for (final Layer each : weights.layers().subList(0, weights.layers().indexOf(layer) + 1)) {
			if (each.kind() != Kind.CONVOLUTION) continue;
			final int outputs = weights.channels(each);
			final int mirrored = weights.padding() == Padding.REFLECT ? 2 : 1;
			largest = Math.max(largest, (mirrored * inputs + outputs) / Math.pow(each.stride(), 2));
			kernels += weights.convolutions().get(each.convolution()).kernel().length;
			inputs = outputs;
		}
		final double copied = copies * weights.channels(layer) / Math.pow(layer.stride(), 2);
		// Twice, as the image itself and normalised.
		final double images = 2 * RgbImage.CHANNELS;
		return ENGINE_BYTES + FLOAT_BYTES * (kernels + Math.round((images + largest + copied) * pixels));
	}

	private static String gigabytes(final long bytes) {
		return String.format(Locale.ROOT, "%.1f", bytes / 1e9);
	}
}
