package fiji.plugin.neuralstyle.image;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.plugin.filter.GaussianBlur;
import ij.process.FloatProcessor;

/** Where two pictures of a sequence show the same, noise aside. */
public final class Steadiness {

	/** Noise is averaged over so many pixels around, while what moves remains. */
	private static final double BLUR = 2;

	/** Difference of the blurred pictures, in the range from 0 to 1, from which on they differ. */
	private static final double NOTICED = 0.08;

	private static final double BLUR_ACCURACY = 0.01;

	private Steadiness() {}

	/**
	 * How alike two pictures of one size are, for each pixel: near 1 where they differ by noise, near 0
	 * where something has moved or changed. The same in all three planes.
	 */
	public static RgbImage between(final RgbImage before, final RgbImage now) {
		final int pixels = now.width() * now.height();
		final float[] squares = new float[pixels];
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			final FloatProcessor difference = Planes.plane(now, c);
			final float[] values = (float[]) difference.getPixels();
			for (int i = 0; i < pixels; i++) {
				values[i] -= before.planes()[c * pixels + i];
			}
			new GaussianBlur().blurFloat(difference, BLUR, BLUR, BLUR_ACCURACY);
			for (int i = 0; i < pixels; i++) {
				squares[i] += values[i] * values[i] / RgbImage.CHANNELS;
			}
		}
		final float[] planes = new float[RgbImage.CHANNELS * pixels];
		for (int i = 0; i < pixels; i++) {
			planes[i] = (float) Math.exp(-squares[i] / (NOTICED * NOTICED));
		}
		System.arraycopy(planes, 0, planes, pixels, pixels);
		System.arraycopy(planes, 0, planes, 2 * pixels, pixels);
		return new RgbImage(now.width(), now.height(), planes);
	}
}
