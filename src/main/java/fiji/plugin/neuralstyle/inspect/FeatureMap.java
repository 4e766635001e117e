package fiji.plugin.neuralstyle.inspect;

import fiji.plugin.neuralstyle.network.Layer;

/**
 * What one channel of a layer sees in an image.
 *
 * @param layer which layer
 * @param channel which channel, from 0
 * @param width of the map
 * @param height of the map
 * @param values rows from the top; of a ReLU layer at least 0
 */
public record FeatureMap(Layer layer, int channel, int width, int height, float[] values) {

	public FeatureMap {
		if (values.length != (long) width * height) {
			throw new IllegalArgumentException("A feature map of " + width + " x " + height + " has " + (long) width * height +
				" values, not " + values.length + ".");
		}
	}

	/** How strongly, on the whole, the image has what the channel looks for. */
	public double meanActivation() {
		double sum = 0;
		for (final float value : values) {
			sum += value;
		}
		return sum / values.length;
	}

	/** What users call it, with channels counted from 1 as ImageJ counts slices: {@code relu3_1 #17}. */
	public String label() {
		return layer + " #" + (channel + 1);
	}
}
