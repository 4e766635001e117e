package fiji.plugin.neuralstyle.inspect;

import fiji.plugin.neuralstyle.network.Layer;

/**
 * The Gram matrix of a layer's feature maps, F F^T / (C H W): how often the channels answer together, and so
 * the style of an image at that layer.
 *
 * @param layer which layer
 * @param channels rows, and columns
 * @param values row after row; symmetric
 */
public record GramMatrix(Layer layer, int channels, float[] values) {

	public GramMatrix {
		if (values.length != (long) channels * channels) {
			throw new IllegalArgumentException("A Gram matrix of " + channels + " channels has " + (long) channels * channels +
				" values, not " + values.length + ".");
		}
	}

	/** How often two channels answer together. */
	public float get(final int row, final int column) {
		return values[row * channels + column];
	}

	/** The style loss of the layer: the mean squared difference. */
	public double styleLoss(final GramMatrix other) {
		return Vectors.meanSquaredDifference(values, other.values);
	}

	/** The cosine of the angle between two matrices: 1 for the same style, 0 for nothing in common; NaN if one is zero. */
	public double cosine(final GramMatrix other) {
		return Vectors.cosine(values, other.values);
	}

	/** This minus another. */
	public GramMatrix minus(final GramMatrix other) {
		final float[] difference = new float[values.length];
		for (int i = 0; i < difference.length; i++) {
			difference[i] = values[i] - other.values[i];
		}
		return new GramMatrix(layer, channels, difference);
	}
}
