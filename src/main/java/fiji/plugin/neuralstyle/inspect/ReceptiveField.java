package fiji.plugin.neuralstyle.inspect;

import java.awt.Rectangle;

import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;

/**
 * The pixels of the image that one value of a feature map depends on: a square.
 *
 * @param size its side in pixels
 * @param stride pixels from one value's square to the next one's
 * @param margin how far the first value's square reaches beyond the image's left and upper border
 */
public record ReceptiveField(int size, int stride, int margin) {

	/** Rows of a kernel beside its centre. */
	private static final int KERNEL_REACH = 1;

	/** The receptive field of a layer of a network. */
	public static ReceptiveField of(final NetworkWeights network, final Layer layer) {
		int size = 1;
		int stride = 1;
		int margin = 0;
		for (final Layer step : network.layers()) {
			switch (step.kind()) {
				case CONVOLUTION -> {
					size += 2 * KERNEL_REACH * stride;
					margin += KERNEL_REACH * stride;
				}
				case POOLING -> {
					size += stride;
					stride *= 2;
				}
				case RELU -> {
					// Looks at one value.
				}
			}
			if (step.equals(layer)) return new ReceptiveField(size, stride, margin);
		}
		throw new IllegalArgumentException("The network \"" + network.name() + "\" has no layer \"" + layer + "\".");
	}

	/** Which column (or row) of a feature map lies over a column (or row) of the image; the dropped rest of an odd size counts to the last. */
	public int unit(final int pixel, final int units) {
		return Math.min(pixel / stride, units - 1);
	}

	/** What the value at a column and row of the feature map sees, in pixels of the image; it may reach beyond the border. */
	public Rectangle at(final int column, final int row) {
		return new Rectangle(column * stride - margin, row * stride - margin, size, size);
	}
}
