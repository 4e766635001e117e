package fiji.plugin.neuralstyle.image.colour;

import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * An image as three planes L*, a* and b*, whose values are taken for sRGB's.
 *
 * @param width columns
 * @param height rows
 * @param planes L*, a*, b*, each of {@code width * height} values
 */
record LabImage(int width, int height, float[][] planes) {

	/** Values outside [0, 1] are clamped. */
	static LabImage of(final RgbImage image) {
		final int pixels = image.width() * image.height();
		final float[] rgb = image.planes();
		final float[][] planes = new float[RgbImage.CHANNELS][pixels];
		for (int i = 0; i < pixels; i++) {
			final double[] lab = CieLab.of(clamp(rgb[i]), clamp(rgb[pixels + i]), clamp(rgb[2 * pixels + i]));
			for (int c = 0; c < RgbImage.CHANNELS; c++) {
				planes[c][i] = (float) lab[c];
			}
		}
		return new LabImage(image.width(), image.height(), planes);
	}

	/** Back to sRGB, in [0, 1]: luminance and hue as they are, less chroma where sRGB has not so much. */
	RgbImage toRgb() {
		final int pixels = width * height;
		final float[] rgb = new float[RgbImage.CHANNELS * pixels];
		for (int i = 0; i < pixels; i++) {
			final double[] colour = CieLab.toDisplayable(Math.min(100, Math.max(0, planes[0][i])), planes[1][i], planes[2][i]);
			for (int c = 0; c < RgbImage.CHANNELS; c++) {
				rgb[c * pixels + i] = clamp(colour[c]);
			}
		}
		return new RgbImage(width, height, rgb);
	}

	private static float clamp(final double value) {
		return (float) Math.min(1, Math.max(0, value));
	}
}
