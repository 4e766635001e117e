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
		final float[][] planes = RgbImage.newChannels(image.width(), image.height());
		for (int i = 0; i < image.pixels(); i++) {
			final double[] lab = CieLab.of(clamp(image.channel(0)[i]), clamp(image.channel(1)[i]), clamp(image.channel(2)[i]));
			for (int c = 0; c < RgbImage.CHANNELS; c++) {
				planes[c][i] = (float) lab[c];
			}
		}
		return new LabImage(image.width(), image.height(), planes);
	}

	/** Back to sRGB, in [0, 1]: luminance and hue as they are, less chroma where sRGB has not so much. */
	RgbImage toRgb() {
		final float[][] rgb = RgbImage.newChannels(width, height);
		for (int i = 0; i < width * height; i++) {
			final double[] colour = CieLab.toDisplayable(Math.min(100, Math.max(0, planes[0][i])), planes[1][i], planes[2][i]);
			for (int c = 0; c < RgbImage.CHANNELS; c++) {
				rgb[c][i] = clamp(colour[c]);
			}
		}
		return new RgbImage(width, height, rgb);
	}

	private static float clamp(final double value) {
		return (float) Math.min(1, Math.max(0, value));
	}
}
