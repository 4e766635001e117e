package fiji.plugin.neuralstyle.image;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * From ImageJ's images to the float planes that the network sees, and back. What goes in is what
 * ImageJ displays: current slice and frame, lookup table, display range, the channels of a composite
 * image. Selections, overlays and threshold colours are not part of it.
 */
public final class ImageConversion {

	/** Smaller images have no pixel left in the deepest layers of the network. */
	public static final int SMALLEST_SIDE = 32;

	private static final int LARGEST_AREA = RgbImage.MOST_PIXELS;

	private ImageConversion() {}

	/**
	 * The image as displayed, in [0, 1]. Grey images of 8, 16 and 32 bits are mapped by their display
	 * range at the precision of their pixels, as are RGB images of 16 bits a channel; colour lookup tables and composite images give the 8-bit
	 * colours that ImageJ shows. NaN is shown as the range's minimum. The image is not changed.
	 *
	 * @throws IllegalArgumentException if the image has no pixels, has fewer than 32 a side, or is too
	 *           large for one array; the message names it
	 */
	public static RgbImage toRgb(final ImagePlus image) {
		requireSize(image);
		if (DeepRgb.is(image)) return DeepRgb.toRgb(image);
		final ImageProcessor displayed = DisplayedImage.of(image);
		final boolean grey = !(displayed instanceof ColorProcessor) && DisplayedImage.isGrey(displayed.getLut());
		return grey ? ofGrey(displayed) : ofColours((ColorProcessor) displayed.convertToRGB());
	}

	/** The image as displayed, in the 8-bit colours that ImageJ shows; of any size. */
	public static ColorProcessor toColours(final ImagePlus image) {
		return (ColorProcessor) DisplayedImage.of(image).convertToRGB();
	}

	/** The 8-bit colours of a processor, in [0, 1]. */
	static RgbImage ofColours(final ColorProcessor colours) {
		final int[] rgb = (int[]) colours.getPixels();
		final float[][] channels = RgbImage.newChannels(colours.getWidth(), colours.getHeight());
		for (int i = 0; i < rgb.length; i++) {
			channels[0][i] = (rgb[i] >> 16 & 0xff) / 255f;
			channels[1][i] = (rgb[i] >> 8 & 0xff) / 255f;
			channels[2][i] = (rgb[i] & 0xff) / 255f;
		}
		return new RgbImage(colours.getWidth(), colours.getHeight(), channels);
	}

	/** An RGB image of the values, rounded to 8 bits; those outside [0, 1] are clamped, NaN is black. */
	public static ImagePlus toImagePlus(final String title, final RgbImage image) {
		final float[] red = image.channel(0);
		final float[] green = image.channel(1);
		final float[] blue = image.channel(2);
		final int[] rgb = new int[image.pixels()];
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = 0xff000000 | toByte(red[i]) << 16 | toByte(green[i]) << 8 | toByte(blue[i]);
		}
		return new ImagePlus(title, new ColorProcessor(image.width(), image.height(), rgb));
	}

	/** @throws IllegalArgumentException if the image will not do; the message says why */
	static void requireSize(final ImagePlus image) {
		final int width = image.getWidth();
		final int height = image.getHeight();
		if (image.getProcessor() == null || width < 1 || height < 1) {
			throw new IllegalArgumentException("The image \"" + image.getTitle() +
				"\" has no pixels. Open it again, or choose another.");
		}
		if (Math.min(width, height) < SMALLEST_SIDE) {
			throw new IllegalArgumentException("The image \"" + image.getTitle() + "\" is " + width + " x " + height +
				" pixels; both sides must be at least " + SMALLEST_SIDE +
				". Choose a larger image, or scale it up.");
		}
		requireArea(image.getTitle(), width, height);
	}

	/** @throws IllegalArgumentException if an image is too large for one array */
	static void requireArea(final String title, final int width, final int height) {
		if ((long) width * height <= LARGEST_AREA) return;
		throw new IllegalArgumentException("The image \"" + title + "\" is " + width + " x " + height +
			" pixels; that is more than " + LARGEST_AREA / 1_000_000 +
			" million. Choose a smaller image or size, or scale it down.");
	}

	private static RgbImage ofGrey(final ImageProcessor grey) {
		final float[] values = new float[grey.getPixelCount()];
		final double min = grey.getMin();
		final double range = grey.getMax() - min;
		final boolean inverted = grey.isInvertedLut();
		for (int i = 0; i < values.length; i++) {
			final double offset = grey.getf(i) - min;
			final double shown;
			// The first case is also that of NaN; an empty range shows all above it at full brightness.
			if (!(offset > 0)) shown = 0;
			else if (offset >= range) shown = 1;
			else shown = offset / range;
			values[i] = (float) (inverted ? 1 - shown : shown);
		}
		return RgbImage.grey(grey.getWidth(), grey.getHeight(), values);
	}

	private static int toByte(final float value) {
		return Math.round(255 * Math.min(1, Math.max(0, value)));
	}
}
