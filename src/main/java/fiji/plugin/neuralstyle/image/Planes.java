package fiji.plugin.neuralstyle.image;

import java.awt.Rectangle;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.process.FloatProcessor;

/** Cuts and scales images of float planes. */
public final class Planes {

	private Planes() {}

	/** A rectangle of an image, inside it. */
	public static RgbImage crop(final RgbImage image, final Rectangle part) {
		final float[][] channels = RgbImage.newChannels(part.width, part.height);
		for (int c = 0; c < channels.length; c++) {
			for (int row = 0; row < part.height; row++) {
				System.arraycopy(image.channel(c), (part.y + row) * image.width() + part.x, channels[c], row * part.width, part.width);
			}
		}
		return new RgbImage(part.width, part.height, channels);
	}

	/** Another size: bilinear, averaged when shrinking; the image itself if it has that size already. */
	public static RgbImage resize(final RgbImage image, final int width, final int height) {
		if (image.width() == width && image.height() == height) return image;
		final float[][] channels = new float[RgbImage.CHANNELS][];
		for (int c = 0; c < channels.length; c++) {
			final FloatProcessor plane = plane(image, c);
			plane.setInterpolationMethod(FloatProcessor.BILINEAR);
			channels[c] = (float[]) plane.resize(width, height, true).getPixels();
		}
		return new RgbImage(width, height, channels);
	}

	/** So much of the way, 0 to 1, from an image to another of its size. */
	public static RgbImage mix(final RgbImage from, final RgbImage to, final double share) {
		final float[][] channels = RgbImage.newChannels(from.width(), from.height());
		for (int c = 0; c < channels.length; c++) {
			for (int i = 0; i < channels[c].length; i++) {
				channels[c][i] = (float) ((1 - share) * from.channel(c)[i] + share * to.channel(c)[i]);
			}
		}
		return new RgbImage(from.width(), from.height(), channels);
	}

	/** A copy of a plane: 0 is red, 1 green, 2 blue. */
	public static FloatProcessor plane(final RgbImage image, final int channel) {
		return new FloatProcessor(image.width(), image.height(), image.channel(channel).clone());
	}
}
