package fiji.plugin.neuralstyle.weights;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads pictures to learn from; transparency is ignored. */
final class PictureReader {

	/** A picture of more pixels would need more than a gigabyte; it is left out. */
	private static final long MOST_PIXELS = 64_000_000;

	private PictureReader() {}

	/**
	 * Reads a picture as RGB.
	 *
	 * @throws IOException if it is unreadable or too large; the message is a sentence
	 */
	static BufferedImage read(final Path file) throws IOException {
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			final Iterator<ImageReader> readers = in == null ? null : ImageIO.getImageReaders(in);
			if (readers == null || !readers.hasNext()) throw unreadable(file, "it is not a PNG or JPEG picture", null);
			final ImageReader reader = readers.next();
			try {
				reader.setInput(in, true, true);
				final long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
				if (pixels > MOST_PIXELS) throw unreadable(file, "it has more than 64 million pixels", null);
				return rgb(reader.read(0));
			}
			finally {
				reader.dispose();
			}
		}
		catch (IOException | RuntimeException e) {
			// Decoders throw exceptions of both kinds at damaged files.
			throw e.getMessage() != null && e.getMessage().contains(file.toString()) ? new IOException(e.getMessage(), e)
				: unreadable(file, "it is damaged, or of a kind that is not read", e);
		}
	}

	private static BufferedImage rgb(final BufferedImage picture) {
		final int width = picture.getWidth();
		final BufferedImage copy = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_INT_RGB);
		final ColorModel colors = picture.getColorModel();
		final boolean grey = colors instanceof ComponentColorModel && colors.getNumColorComponents() == 1;
		final int[] row = new int[width];
		for (int y = 0; y < picture.getHeight(); y++) {
			if (grey) greys(picture.getRaster(), y, colors.getComponentSize(0), row);
			else picture.getRGB(0, y, width, 1, row, 0, width);
			copy.setRGB(0, y, width, 1, row, 0, width);
		}
		return copy;
	}

	/** Java takes grey for linear light and would brighten it; the files mean what colour files mean. */
	private static void greys(final Raster raster, final int y, final int bits, final int[] row) {
		raster.getSamples(0, y, row.length, 1, 0, row);
		for (int x = 0; x < row.length; x++) {
			row[x] = (bits > 8 ? row[x] >> bits - 8 : row[x]) * 0x010101;
		}
	}

	private static IOException unreadable(final Path file, final String why, final Exception cause) {
		return new IOException("The picture \"" + file + "\" is left out: " + why + ".", cause);
	}
}
