package fiji.plugin.neuralstyle.image;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * Gives a picture the luminance of another, in its own values. How depends on how its colours come about:
 * from three bytes, from a lookup table, or from channels laid over each other.
 */
interface LuminancePaint {

	/** ITU-R BT.601, as in JPEG. */
	static double luminance(final double red, final double green, final double blue) {
		return 0.299 * red + 0.587 * green + 0.114 * blue;
	}

	/** Changes the picture's pixels. */
	void apply(RgbImage painted, Region region);

	static LuminancePaint of(final ImagePlus picture) {
		if (picture.getProcessor() instanceof ColorProcessor colour) return (painted, region) -> paintColour(colour, painted,
			region);
		if (picture instanceof CompositeImage composite && composite.getNChannels() > 1) {
			if (composite.getMode() == CompositeImage.COMPOSITE) return new ChannelPaint(composite);
			return new TablePaint(DisplayedImage.of(picture), composite.getStack().getProcessor(composite.getC()));
		}
		return new TablePaint(DisplayedImage.of(picture), picture.getProcessor());
	}

	/** Luminance of a window's pixel, 0 to 1. */
	static double luminance(final RgbImage image, final int pixel) {
		final double value = luminance(image.channel(0)[pixel], image.channel(1)[pixel], image.channel(2)[pixel]);
		return Math.min(1, Math.max(0, value));
	}

	/** Luminance of each entry of a table, 0 to 1. */
	static double[] luminances(final LUT table) {
		final double[] luminances = new double[table.getMapSize()];
		for (int i = 0; i < luminances.length; i++) {
			luminances[i] = luminance(table.getRed(i), table.getGreen(i), table.getBlue(i)) / 255;
		}
		return luminances;
	}

	private static void paintColour(final ColorProcessor colour, final RgbImage painted, final Region region) {
		// The colour differences of YCbCr stay, so all three change by as much as the luminance.
		region.forEach((x, y, pixel, share) -> {
			final int rgb = colour.get(x, y);
			final int red = rgb >> 16 & 0xff;
			final int green = rgb >> 8 & 0xff;
			final int blue = rgb & 0xff;
			final double change = share * (255 * luminance(painted, pixel) - luminance(red, green, blue));
			colour.set(x, y, 0xff000000 | toByte(red + change) << 16 | toByte(green + change) << 8 | toByte(blue + change));
		});
	}

	private static int toByte(final double value) {
		return (int) Math.round(Math.min(255, Math.max(0, value)));
	}

	/** Sets a pixel; types of whole numbers get the nearest one they have, as display ranges may go beyond. */
	static void set(final ImageProcessor pixels, final int x, final int y, final double value) {
		if (pixels.getBitDepth() == 32) pixels.setf(x, y, (float) value);
		else pixels.set(x, y, (int) Math.round(Math.min((1 << pixels.getBitDepth()) - 1, Math.max(0, value))));
	}
}
