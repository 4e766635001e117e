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
		final RgbImage first = Planes.resize(before, width, height);
		final RgbImage second = Planes.resize(now, width, height);
		final float[] alike = new float[width * height];
		for (int i = 0; i < alike.length; i++) {
			double square = 0;
			for (int c = 0; c < RgbImage.CHANNELS; c++) {
				square += Math.pow(second.channel(c)[i] - first.channel(c)[i], 2) / RgbImage.CHANNELS;
			}
			alike[i] = (float) Math.exp(-square / (NOTICED * NOTICED));
		}
		return RgbImage.grey(width, height, alike);
	}
}
