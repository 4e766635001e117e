package fiji.plugin.neuralstyle.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/**
 * Java's decoded images as ImageJ's. Values are taken as they lie in the file: Java's own conversion
 * changes the gamma of grey images. Transparency is composited over white.
 */
final class Pixels {

	private static final int WHITE = 255;

	private Pixels() {}

	/** Grey of 8, 16 or 32 bits as such; 16 bits are shown over their full range. All else in RGB of 8 bits. */
	static ImageProcessor of(final BufferedImage image) {
		final boolean grey = image.getRaster().getNumBands() <= 2;
		if (image.getColorModel() instanceof IndexColorModel) return palette(image);
		if (!grey) return colour(image.getRaster(), image.getColorModel().hasAlpha());
		if (isDeep(image)) return real(image.getRaster());
		return integer(image.getRaster(), image.getColorModel().hasAlpha());
	}

	/** Whether an image has more than 16 bits a channel and is not grey, which nothing here takes. */
	static boolean isDeepColour(final BufferedImage image) {
		return image.getRaster().getNumBands() > 2 && isDeep(image);
	}

	private static boolean isDeep(final BufferedImage image) {
		return image.getSampleModel().getDataType() != DataBuffer.TYPE_BYTE && image.getSampleModel().getSampleSize(0) > 16;
	}

	private static ColorProcessor palette(final BufferedImage image) {
		final int width = image.getWidth();
		final int[] argb = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
		for (int i = 0; i < argb.length; i++) {
			final int alpha = argb[i] >>> 24;
			argb[i] = rgb(overWhite(argb[i] >> 16 & 0xff, alpha, WHITE), overWhite(argb[i] >> 8 & 0xff, alpha, WHITE),
				overWhite(argb[i] & 0xff, alpha, WHITE));
		}
		return new ColorProcessor(width, image.getHeight(), argb);
	}

	private static ImageProcessor integer(final Raster raster, final boolean alpha) {
		final int max = largest(raster);
		final int width = raster.getWidth();
		final int bands = raster.getNumBands();
		final ImageProcessor processor = max <= WHITE ? new ByteProcessor(width, raster.getHeight()) : new ShortProcessor(
			width, raster.getHeight());
		final int[] row = new int[width * bands];
		for (int y = 0; y < raster.getHeight(); y++) {
			raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
			for (int x = 0; x < width; x++) {
				final int value = alpha ? overWhite(row[x * bands], row[x * bands + bands - 1], max) : row[x * bands];
				processor.set(x, y, value);
			}
		}
		// So many bits are a scale from black to white, whatever values occur.
		processor.setMinAndMax(0, max);
		return processor;
	}

	private static FloatProcessor real(final Raster raster) {
		final int width = raster.getWidth();
		final float[] values = raster.getSamples(raster.getMinX(), raster.getMinY(), width, raster.getHeight(), 0,
			(float[]) null);
		return new FloatProcessor(width, raster.getHeight(), values);
	}

	private static ColorProcessor colour(final Raster raster, final boolean alpha) {
		final int max = largest(raster);
		final int width = raster.getWidth();
		final int bands = raster.getNumBands();
		final int[] rgb = new int[width * raster.getHeight()];
		final int[] row = new int[width * bands];
		for (int y = 0; y < raster.getHeight(); y++) {
			raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
			for (int x = 0; x < width; x++) {
				final int at = x * bands;
				final int opacity = alpha ? row[at + bands - 1] : max;
				rgb[y * width + x] = rgb(toByte(overWhite(row[at], opacity, max), max), toByte(overWhite(row[at + 1], opacity,
					max), max), toByte(overWhite(row[at + 2], opacity, max), max));
			}
		}
		return new ColorProcessor(width, raster.getHeight(), rgb);
	}

	private static int largest(final Raster raster) {
		return (1 << raster.getSampleModel().getSampleSize(0)) - 1;
	}

	private static int overWhite(final int value, final int alpha, final int max) {
		return (int) (((long) value * alpha + (long) max * (max - alpha) + max / 2) / max);
	}

	private static int toByte(final int value, final int max) {
		return (int) (((long) value * WHITE + max / 2) / max);
	}

	private static int rgb(final int red, final int green, final int blue) {
		return 0xff000000 | red << 16 | green << 8 | blue;
	}
}
