package fiji.plugin.neuralstyle.motion;

import fiji.plugin.neuralstyle.image.Planes;
import fiji.plugin.neuralstyle.network.RgbImage;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/**
 * Where each pixel of a picture is in another one: that at (x, y) is at (x + dx, y + dy) there. Immutable by agreement.
 *
 * @param width columns
 * @param height rows
 * @param dx in pixels, rows from the top
 * @param dy in pixels, rows from the top
 */
public record Flow(int width, int height, float[] dx, float[] dy) {

	public Flow {
		if (dx.length != width * height || dy.length != width * height) {
			throw new IllegalArgumentException("A flow of " + width + " x " + height + " has " + dx.length + " and " + dy.length +
				" values.");
		}
	}

	/** The same motion between pictures of another size. */
	public Flow resize(final int newWidth, final int newHeight) {
		if (newWidth == width && newHeight == height) return this;
		return new Flow(newWidth, newHeight, scaled(dx, newWidth, newHeight, newWidth / (double) width), scaled(dy, newWidth,
			newHeight, newHeight / (double) height));
	}

	/**
	 * The other picture, with its pixels moved to where they are in the first: bicubic, clamped to the range from 0 to 1.
	 *
	 * @param other of any size
	 */
	public RgbImage warp(final RgbImage other) {
		final Flow flow = resize(other.width(), other.height());
		final float[][] channels = RgbImage.newChannels(other.width(), other.height());
		for (int c = 0; c < channels.length; c++) {
			flow.warp(Planes.plane(other, c), channels[c]);
		}
		return new RgbImage(other.width(), other.height(), channels);
	}

	/** Its horizontal part between pixels, inside the picture. */
	double dxAt(final double x, final double y) {
		return bilinear(dx, x, y);
	}

	/** Its vertical part between pixels, inside the picture. */
	double dyAt(final double x, final double y) {
		return bilinear(dy, x, y);
	}

	private double bilinear(final float[] values, final double x, final double y) {
		final FloatProcessor field = new FloatProcessor(width, height, values);
		field.setInterpolationMethod(ImageProcessor.BILINEAR);
		return field.getInterpolatedPixel(clamp(x, width), clamp(y, height));
	}

	private void warp(final FloatProcessor plane, final float[] to) {
		plane.setInterpolationMethod(ImageProcessor.BICUBIC);
		for (int y = 0, i = 0; y < height; y++) {
			for (int x = 0; x < width; x++, i++) {
				// The interpolation takes a little of its neighbour into the last pixel of a row.
				final double value = dx[i] == 0 && dy[i] == 0 ? plane.getf(x, y) : plane.getInterpolatedPixel(clamp(x + dx[i],
					width), clamp(y + dy[i], height));
				to[i] = (float) Math.min(1, Math.max(0, value));
			}
		}
	}

	private float[] scaled(final float[] values, final int newWidth, final int newHeight, final double factor) {
		final FloatProcessor field = new FloatProcessor(width, height, values);
		field.setInterpolationMethod(ImageProcessor.BILINEAR);
		final ImageProcessor resized = field.resize(newWidth, newHeight, true);
		resized.multiply(factor);
		return (float[]) resized.getPixels();
	}

	private static double clamp(final double position, final int length) {
		return Math.min(length - 1, Math.max(0, position));
	}
}
