package fiji.plugin.neuralstyle.motion;

import fiji.plugin.neuralstyle.image.Planes;
import fiji.plugin.neuralstyle.image.Steadiness;
import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * What has become of a picture in the next one of a sequence.
 *
 * @param flow where the pixels of the next picture are in this one
 * @param hold how far each of them is the same thing as there, 0 to 1; of any size, stretched like the pictures
 */
public record Tracking(Flow flow, RgbImage hold) {

	/** Larger pictures are shrunk for it: a flow is smooth, and so it takes two seconds of one core at most, and 30 MB. */
	private static final int MOST_PIXELS = 1 << 17;

	/** Motion of the content between two pictures of one size. */
	public static Tracking of(final RgbImage before, final RgbImage now) {
		return of(before, now, MOST_PIXELS);
	}

	static Tracking of(final RgbImage before, final RgbImage now, final int mostPixels) {
		final RgbImage first = shrunk(before, mostPixels);
		final RgbImage second = shrunk(now, mostPixels);
		final Flow back = OpticalFlow.between(second, first);
		final Flow forth = OpticalFlow.between(first, second);
		final RgbImage alike = Steadiness.between(back.warp(first), second);
		return new Tracking(back, masked(Planes.resize(alike, second.width(), second.height()), Occlusion.visible(back, forth)));
	}

	private static RgbImage shrunk(final RgbImage image, final int mostPixels) {
		final double scale = Math.sqrt(mostPixels / ((double) image.width() * image.height()));
		if (scale >= 1) return image;
		return Planes.resize(image, Math.max(1, (int) (scale * image.width())), Math.max(1, (int) (scale * image.height())));
	}

	private static RgbImage masked(final RgbImage image, final float[] mask) {
		final float[][] channels = RgbImage.newChannels(image.width(), image.height());
		for (int c = 0; c < channels.length; c++) {
			for (int i = 0; i < mask.length; i++) {
				channels[c][i] = image.channel(c)[i] * mask[i];
			}
		}
		return new RgbImage(image.width(), image.height(), channels);
	}
}
