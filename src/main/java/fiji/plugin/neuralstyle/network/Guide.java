package fiji.plugin.neuralstyle.network;

/**
 * Where in an image something counts, pixel by pixel: 0 not at all, 1 fully, between them a soft edge. Immutable by
 * agreement, as {@link RgbImage}.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param values rows from the top, {@code width * height} values in [0, 1]
 */
public record Guide(int width, int height, float[] values) {

	public Guide {
		if (width < 1 || height < 1 || values.length != (long) width * height) {
			throw new IllegalArgumentException("A guide of " + width + " x " + height + " has " + (long) width * height +
				" values, at least one, not " + values.length + ".");
		}
	}

	/**
	 * The guide of a layer's feature map, carried there as pooling shrinks the map: the mean over the pixels that a value
	 * stands for; what pooling drops at the borders is dropped. Guides that add up to 1 everywhere do so at every layer.
	 *
	 * @throws IllegalArgumentException if the layer has no value left at this size
	 */
	public Guide at(final Layer layer) {
		final int stride = layer.stride();
		if (stride == 1) return this;
		final int columns = layer.mapSize(width);
		final int rows = layer.mapSize(height);
		final float[] means = new float[rows * columns];
		for (int y = 0, i = 0; y < rows; y++) {
			for (int x = 0; x < columns; x++, i++) {
				means[i] = (float) (sum(x * stride, y * stride, stride) / (stride * stride));
			}
		}
		return new Guide(columns, rows, means);
	}

	private double sum(final int left, final int top, final int side) {
		double sum = 0;
		for (int y = top; y < top + side; y++) {
			for (int x = left; x < left + side; x++) {
				sum += values[y * width + x];
			}
		}
		return sum;
	}

	/** The largest value. */
	public float peak() {
		float peak = 0;
		for (final float value : values) {
			peak = Math.max(peak, value);
		}
		return peak;
	}

	/** The sum of the values' squares: how many pixels' worth the region is to a Gram matrix. */
	public double extent() {
		double extent = 0;
		for (final float value : values) {
			extent += (double) value * value;
		}
		return extent;
	}
}
