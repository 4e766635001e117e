package fiji.plugin.neuralstyle.image.colour;

import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * A painted picture in its content's colours, by luminance: L. Gatys et al., "Preserving Color in Neural
 * Artistic Style Transfer", 2016.
 */
public final class LuminanceTransfer {

	private LuminanceTransfer() {}

	/**
	 * The painted picture's luminance L*, shifted and stretched to the mean and spread of the content's, with the
	 * content's colour differences a* and b*. Chroma is taken down where sRGB has not so much at that luminance.
	 *
	 * @param content of the painted picture's size
	 */
	public static RgbImage apply(final RgbImage painted, final RgbImage content) {
		final LabImage colours = LabImage.of(content);
		final float[] luminance = LabImage.of(painted).planes()[0];
		match(luminance, Moments.of(colours.planes()[0]));
		return new LabImage(content.width(), content.height(), new float[][] { luminance, colours.planes()[1], colours.planes()[2] })
			.toRgb();
	}

	private static void match(final float[] values, final Moments wanted) {
		final Moments moments = Moments.of(values);
		// An even picture has nothing to stretch.
		final double gain = moments.deviation() > 0 ? wanted.deviation() / moments.deviation() : 0;
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) (wanted.mean() + gain * (values[i] - moments.mean()));
		}
	}

	/** Mean and standard deviation of values. */
	private record Moments(double mean, double deviation) {

		static Moments of(final float[] values) {
			double sum = 0;
			for (final float value : values) {
				sum += value;
			}
			final double mean = sum / values.length;
			double squares = 0;
			for (final float value : values) {
				squares += (value - mean) * (value - mean);
			}
			return new Moments(mean, Math.sqrt(squares / values.length));
		}
	}
}
