package fiji.plugin.neuralstyle.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.network.RgbImage;
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

	/** Grey of 8, 16 or 32 bits and colours of 8 or 16 bits as such; 16 bits are shown over their full range. */
	static DecodedImage of(final BufferedImage image) {
		if (image.getColorModel() instanceof IndexColorModel) return palette(image);
		final Raster raster = image.getRaster();
		final boolean grey = raster.getNumBands() <= 2;
		if (grey && isDeep(image)) return new DecodedImage(real(raster), Optional.empty());
		final Optional<ImageProcessor> opacity = image.getColorModel().hasAlpha() ? Optional.of(processor(raster)) : Optional
			.empty();
		final List<ImageProcessor> channels = grey ? List.of(processor(raster)) : largest(raster) <= WHITE ? List.of(
			new ColorProcessor(raster.getWidth(), raster.getHeight())) : List.of(processor(raster), processor(raster), processor(
				raster));
		fill(channels, opacity, raster, image.isAlphaPremultiplied());
		// So many bits are a scale from black to white, whatever values occur.
		if (grey) channels.get(0).setMinAndMax(0, largest(raster));
		return new DecodedImage(channels, opacity.map(Opacity::new));
	}

	/** Whether an image has more than 16 bits a channel and is not grey, which nothing here takes. */
	static boolean isDeepColour(final BufferedImage image) {
		return image.getRaster().getNumBands() > 2 && isDeep(image);
	}

	private static boolean isDeep(final BufferedImage image) {
		return image.getSampleModel().getDataType() != DataBuffer.TYPE_BYTE && image.getSampleModel().getSampleSize(0) > 16;
	}

	private static DecodedImage palette(final BufferedImage image) {
		final int width = image.getWidth();
		final int[] argb = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
		final ByteProcessor opacity = new ByteProcessor(width, image.getHeight());
		for (int i = 0; i < argb.length; i++) {
			final int alpha = argb[i] >>> 24;
			opacity.set(i, alpha);
			argb[i] = rgb(Opacity.overWhite(argb[i] >> 16 & 0xff, alpha, WHITE), Opacity.overWhite(argb[i] >> 8 & 0xff, alpha,
				WHITE), Opacity.overWhite(argb[i] & 0xff, alpha, WHITE));
		}
		return new DecodedImage(new ColorProcessor(width, image.getHeight(), argb), Optional.of(new Opacity(opacity)));
	}

	private static ImageProcessor processor(final Raster raster) {
		return largest(raster) <= WHITE ? new ByteProcessor(raster.getWidth(), raster.getHeight()) : new ShortProcessor(raster
			.getWidth(), raster.getHeight());
	}

	/** @param mixed whether the file's colours have been multiplied by their opacity */
	private static void fill(final List<ImageProcessor> channels, final Optional<ImageProcessor> opacity,
		final Raster raster, final boolean mixed)
	{
		final int max = largest(raster);
		final int bands = raster.getNumBands();
		final int width = raster.getWidth();
		final Target target = bands <= 2 ? (pixel, channel, value) -> channels.get(0).set(pixel, value) : channels.size() == 1
			? packed(channels.get(0), max) : (pixel, channel, value) -> channels.get(channel).set(pixel, scaled(value, max,
				DeepRgb.WHITE));
		final int colours = bands <= 2 ? 1 : RgbImage.CHANNELS;
		final int[] row = new int[width * bands];
		for (int y = 0; y < raster.getHeight(); y++) {
			raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
			for (int x = 0; x < width; x++) {
				final int at = x * bands;
				final int opaque = opacity.isPresent() ? row[at + bands - 1] : max;
				for (int c = 0; c < colours; c++) {
					target.set(y * width + x, c, overWhite(row[at + c], opaque, max, mixed));
				}
				if (opacity.isPresent()) opacity.get().set(x, y, scaled(opaque, max, max <= WHITE ? WHITE : DeepRgb.WHITE));
			}
		}
	}

	/** Where values go. */
	private interface Target {

		void set(int pixel, int channel, int value);
	}

	private static Target packed(final ImageProcessor rgb, final int max) {
		return (pixel, channel, value) -> {
			final int before = channel == 0 ? 0xff000000 : rgb.get(pixel);
			rgb.set(pixel, before | scaled(value, max, WHITE) << Byte.SIZE * (RgbImage.CHANNELS - 1 - channel));
		};
	}

	private static int overWhite(final int value, final int opacity, final int most, final boolean mixed) {
		return mixed ? Math.min(most, value + most - opacity) : Opacity.overWhite(value, opacity, most);
	}

	private static FloatProcessor real(final Raster raster) {
		final int width = raster.getWidth();
		final float[] values = raster.getSamples(raster.getMinX(), raster.getMinY(), width, raster.getHeight(), 0,
			(float[]) null);
		return new FloatProcessor(width, raster.getHeight(), values);
	}

	private static int largest(final Raster raster) {
		return (1 << raster.getSampleModel().getSampleSize(0)) - 1;
	}

	private static int scaled(final int value, final int from, final int to) {
		return from == to ? value : (int) (((long) value * to + from / 2) / from);
	}

	private static int rgb(final int red, final int green, final int blue) {
		return 0xff000000 | red << 16 | green << 8 | blue;
	}
}
