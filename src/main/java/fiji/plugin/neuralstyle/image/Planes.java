package fiji.plugin.neuralstyle.image;

import java.awt.Rectangle;
import java.util.Arrays;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.process.FloatProcessor;

/** Cuts and scales images of float planes. */
public final class Planes {

	private Planes() {}

	/** A rectangle of an image, inside it. */
	public static RgbImage crop(final RgbImage image, final Rectangle part) {
		final float[] planes = new float[RgbImage.CHANNELS * part.width * part.height];
		for (int row = 0; row < RgbImage.CHANNELS * part.height; row++) {
			final int y = part.y + row % part.height;
			final int from = (row / part.height * image.height() + y) * image.width() + part.x;
			System.arraycopy(image.planes(), from, planes, row * part.width, part.width);
		}
		return new RgbImage(part.width, part.height, planes);
	}

	/** Another size: bilinear, averaged when shrinking; the image itself if it has that size already. */
	public static RgbImage resize(final RgbImage image, final int width, final int height) {
		if (image.width() == width && image.height() == height) return image;
		final float[] planes = new float[RgbImage.CHANNELS * width * height];
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			final FloatProcessor plane = plane(image, c);
			plane.setInterpolationMethod(FloatProcessor.BILINEAR);
			final float[] scaled = (float[]) plane.resize(width, height, true).getPixels();
			System.arraycopy(scaled, 0, planes, c * width * height, width * height);
		}
		return new RgbImage(width, height, planes);
	}

	/** So much of the way, 0 to 1, from an image to another of its size. */
	public static RgbImage mix(final RgbImage from, final RgbImage to, final double share) {
		final float[] planes = new float[from.planes().length];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = (float) ((1 - share) * from.planes()[i] + share * to.planes()[i]);
		}
		return new RgbImage(from.width(), from.height(), planes);
	}

	/** A copy of a plane: 0 is red, 1 green, 2 blue. */
	public static FloatProcessor plane(final RgbImage image, final int channel) {
		final int pixels = image.width() * image.height();
		return new FloatProcessor(image.width(), image.height(), Arrays.copyOfRange(image.planes(), channel * pixels, (channel +
			1) * pixels));
	}
}
