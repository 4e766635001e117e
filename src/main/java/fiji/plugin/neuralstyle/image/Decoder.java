package fiji.plugin.neuralstyle.image;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import fiji.plugin.neuralstyle.network.RgbImage;

/** Decodes with Java's own image readers, which hand back what they have of a file cut short. */
final class Decoder {

	private Decoder() {}

	/**
	 * The first image in a stream, as {@link Pixels} takes it.
	 *
	 * @throws IOException if it is not whole, naming the file
	 */
	static DecodedImage decode(final Path file, final ImageFormat format, final ImageInputStream in)
		throws IOException
	{
		final Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
		if (!readers.hasNext()) throw FileProblems.of(file, "cannot be read: this Java has no reader for " + format + ".");
		final ImageReader reader = readers.next();
		final List<String> warnings = new ArrayList<>();
		try {
			reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
			reader.setInput(in, true, true);
			requireRoom(file, reader.getWidth(0), reader.getHeight(0));
			final BufferedImage image = reader.read(0);
			if (warnings.stream().anyMatch(Decoder::meansTruncated)) throw FileProblems.truncated(file, format);
			if (Pixels.isDeepColour(image)) {
				throw FileProblems.of(file, "has colours of 32 bits a channel. Convert it in ImageJ to RGB Color.");
			}
			return Pixels.of(image);
		}
		catch (final EOFException e) {
			throw FileProblems.truncated(file, format);
		}
		catch (final IIOException e) {
			throw e.getCause() instanceof EOFException ? FileProblems.truncated(file, format) : FileProblems.damaged(file,
				format, e);
		}
		catch (final RuntimeException e) {
			// Nonsense in a file goes unnoticed until it is an index, a size or a divisor.
			throw FileProblems.damaged(file, format, e);
		}
		finally {
			reader.dispose();
		}
	}

	/** Checked here, for Java's readers answer a size beyond an array's with a stack trace's words. */
	private static void requireRoom(final Path file, final long width, final long height) throws IOException {
		if (width * height > Integer.MAX_VALUE / RgbImage.CHANNELS) {
			throw FileProblems.of(file, "is an image of " + width + " x " + height +
				" pixels, which is too large. Scale it down.");
		}
	}

	/** The JPEG library's words for data that ends in the middle. */
	private static boolean meansTruncated(final String warning) {
		return warning.toLowerCase(Locale.ROOT).contains("premature end");
	}
}
