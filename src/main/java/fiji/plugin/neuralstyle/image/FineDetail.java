package fiji.plugin.neuralstyle.image;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.plugin.filter.GaussianBlur;
import ij.process.FloatProcessor;

/**
 * Lays what is fine in one image over another: its luminance without what a blur leaves of it. Hairs, letters and the rims
 * of cells come back where strokes went over them; colours and whatever is larger stay those of the other.
 */
public final class FineDetail {

	/** Standard deviation of the blur, as a part of the longer side: what is finer is detail. */
	private static final double FINENESS = 1.0 / 200;
	private static final double ACCURACY = 1e-3;

	private FineDetail() {}

	/**
	 * An image with detail.
	 *
	 * @param painted the image
	 * @param content of the same size, whose detail it takes
	 * @param amount of detail, at least 0
	 */
	public static RgbImage over(final RgbImage painted, final RgbImage content, final double amount) {
		final float[] fine = fine(content);
		final float[][] channels = RgbImage.newChannels(painted.width(), painted.height());
		for (int c = 0; c < channels.length; c++) {
			for (int i = 0; i < fine.length; i++) {
				channels[c][i] = (float) Math.min(1, Math.max(0, painted.channel(c)[i] + amount * fine[i]));
			}
		}
		return new RgbImage(painted.width(), painted.height(), channels);
	}

	private static float[] fine(final RgbImage image) {
		final float[] luminance = new float[image.pixels()];
		for (int i = 0; i < luminance.length; i++) {
			luminance[i] = 0.299f * image.channel(0)[i] + 0.587f * image.channel(1)[i] + 0.114f * image.channel(2)[i];
		}
		final float[] blurred = luminance.clone();
		final double sigma = FINENESS * Math.max(image.width(), image.height());
		new GaussianBlur().blurFloat(new FloatProcessor(image.width(), image.height(), blurred), sigma, sigma, ACCURACY);
		for (int i = 0; i < luminance.length; i++) {
			luminance[i] -= blurred[i];
		}
		return luminance;
	}
}
