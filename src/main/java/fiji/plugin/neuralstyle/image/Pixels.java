package fiji.plugin.neuralstyle.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
		final Optional<ImageProcessor> alpha = image.getColorModel().hasAlpha() ? Optional.of(alpha(raster)) : Optional.empty();
		final boolean mixed = image.isAlphaPremultiplied();
		if (grey) return new DecodedImage(band(raster, 0, alpha, mixed), alpha.map(Opacity::new));
		final List<ImageProcessor> colours = IntStream.range(0, RgbImage.CHANNELS).mapToObj(band -> band(raster, band, alpha,
			mixed)).toList();
		if (largest(raster) <= WHITE) return new DecodedImage(merged(colours), alpha.map(Opacity::new));
		return new DecodedImage(colours, alpha.map(Opacity::new));
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

	/** Values of 8 or 16 bits; others are scaled to these in colours, and stay in grey, where so many bits are the scale. */
	private static ImageProcessor band(final Raster raster, final int band, final Optional<ImageProcessor> alpha,
		final boolean mixed)
	{
		final boolean grey = raster.getNumBands() <= 2;
		final int max = largest(raster);
		final int most = grey ? max : max <= WHITE ? WHITE : DeepRgb.WHITE;
		final ImageProcessor values = processor(raster, max);
		for (int y = 0; y < raster.getHeight(); y++) {
			for (int x = 0; x < raster.getWidth(); x++) {
				final int value = scaled(raster.getSample(raster.getMinX() + x, raster.getMinY() + y, band), max, most);
				values.set(x, y, alpha.isEmpty() ? value : overWhite(value, scaled(alpha.get().get(x, y), largest(alpha.get()), most),
					most, mixed));
			}
		}
		// So many bits are a scale from black to white, whatever values occur.
		values.setMinAndMax(0, most);
		return values;
	}

	private static int overWhite(final int value, final int opacity, final int most, final boolean mixed) {
		return mixed ? Math.min(most, value + most - opacity) : Opacity.overWhite(value, opacity, most);
	}

	/** The last band, in 8 or 16 bits. */
	private static ImageProcessor alpha(final Raster raster) {
		final int max = largest(raster);
		final ImageProcessor values = processor(raster, max);
		for (int y = 0; y < raster.getHeight(); y++) {
			for (int x = 0; x < raster.getWidth(); x++) {
				values.set(x, y, scaled(raster.getSample(raster.getMinX() + x, raster.getMinY() + y, raster.getNumBands() - 1), max,
					largest(values)));
			}
		}
		return values;
	}

	private static ImageProcessor processor(final Raster raster, final int max) {
		return max <= WHITE ? new ByteProcessor(raster.getWidth(), raster.getHeight()) : new ShortProcessor(raster.getWidth(),
			raster.getHeight());
	}

	private static ColorProcessor merged(final List<ImageProcessor> colours) {
		final ColorProcessor merged = new ColorProcessor(colours.get(0).getWidth(), colours.get(0).getHeight());
		for (int i = 0; i < merged.getPixelCount(); i++) {
			merged.set(i, rgb(colours.get(0).get(i), colours.get(1).get(i), colours.get(2).get(i)));
		}
		return merged;
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

	private static int largest(final ImageProcessor values) {
		return Opacity.most(values.getBitDepth());
	}

	private static int scaled(final int value, final int from, final int to) {
		return from == to ? value : (int) (((long) value * to + from / 2) / from);
	}

	private static int rgb(final int red, final int green, final int blue) {
		return 0xff000000 | red << 16 | green << 8 | blue;
	}
}
