package fiji.plugin.neuralstyle.image;

import fiji.plugin.neuralstyle.network.RgbImage;

/** Where two pictures of a sequence show the same, noise aside. */
public final class Steadiness {

	/** Noise is averaged over squares of so many pixels a side, while what moves remains. */
	private static final int SQUARE = 4;

	/** Difference of the averages, in the range from 0 to 1, from which on they count as different. */
	private static final double NOTICED = 0.1;

	private Steadiness() {}

	/**
	 * How alike two pictures of one size are: near 1 where they differ by noise, near 0 where something has
	 * moved or changed. The same in all three planes, at a quarter of the size.
	 */
	public static RgbImage between(final RgbImage before, final RgbImage now) {
		final int width = Math.max(1, now.width() / SQUARE);
		final int height = Math.max(1, now.height() / SQUARE);
		final int pixels = width * height;
		final float[] first = Planes.resize(before, width, height).planes();
		final float[] second = Planes.resize(now, width, height).planes();
		final float[] planes = new float[RgbImage.CHANNELS * pixels];
		for (int i = 0; i < pixels; i++) {
			double square = 0;
			for (int at = i; at < planes.length; at += pixels) {
				square += Math.pow(second[at] - first[at], 2) / RgbImage.CHANNELS;
			}
			planes[i] = (float) Math.exp(-square / (NOTICED * NOTICED));
		}
		System.arraycopy(planes, 0, planes, pixels, pixels);
		System.arraycopy(planes, 0, planes, 2 * pixels, pixels);
		return new RgbImage(width, height, planes);
	}
}
