package fiji.plugin.neuralstyle.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;

/**
 * Reads and writes image files without windows, dialogs or output of any kind: all that goes wrong is an
 * {@link IOException} whose message is a sentence that names the file and the way out.
 */
public final class ImageFiles {

	/** Enough for the signature of each format. */
	private static final int HEADER = 8;

	/** Java's writers of the other formats want three values of a pixel in one array. */
	private static final int MOST_PIXELS_OF_OTHERS = Integer.MAX_VALUE / 3;

	private ImageFiles() {}

	/**
	 * Reads a PNG, JPEG or TIFF file; which of them, its content says. Grey images keep their 8, 16 or 32
	 * bits, uncompressed TIFF files of ImageJ their stack, channels, calibration and display range; of other
	 * TIFF files with several pages the first is read. Transparency is composited over white. Photographs
	 * are turned upright. Colours of 16 bits a channel become an image of red, green and blue channels. The title is the
	 * file's name, a description in the file becomes the Info property. Colour profiles are not applied, as ImageJ does not;
	 * with transparency they are {@link Attachments} of the image.
	 *
	 * @throws IOException if there is no such file, or it is not a whole image of a known kind
	 */
	public static ImagePlus read(final Path file) throws IOException {
		final ImageFormat format = format(file);
		try {
			return format.read(file);
		}
		catch (final OutOfMemoryError e) {
			throw new IOException("The image in the file \"" + file +
				"\" does not fit in memory. Scale it down, or give Java more memory.", e);
		}
	}

	/**
	 * The colour profile in a file.
	 *
	 * @throws IOException if there is no such file, or it is no whole image of a known kind
	 */
	static Optional<ColourProfile> profile(final Path file) throws IOException {
		return format(file).profile(file);
	}

	/**
	 * Whether the picture in a file lies there as it is read, and is not turned.
	 *
	 * @throws IOException if there is no such file, or it is no whole image of a known kind
	 */
	public static boolean isUpright(final Path file) throws IOException {
		return format(file).orientation(file) == ExifOrientation.UPRIGHT;
	}

	private static ImageFormat format(final Path file) throws IOException {
		if (!Files.exists(file)) throw FileProblems.of(file, "does not exist. Check its name and folder.");
		if (Files.isDirectory(file)) throw FileProblems.of(file, "is a folder. Name an image file in it.");
		if (!Files.isReadable(file)) throw FileProblems.unreadable(file);
		if (Files.size(file) == 0) throw FileProblems.of(file, "is empty. Copy or download it again.");
		return ImageFormat.ofContent(header(file)).orElseThrow(() -> FileProblems.of(file,
			"is not an image in PNG, JPEG or TIFF format. Open it in ImageJ and save it as one of these."));
	}

	/**
	 * Writes an image in the format that the file's ending names: .png, .jpg, .jpeg, .tif or .tiff. TIFF
	 * takes all of it, a stack with its channels, bits, display ranges and overlay; the others what is
	 * displayed, in RGB of 8 bits, or of 16 in PNG where the image is red, green and blue channels of 16 bits. The file appears whole or not at all; one that exists is replaced.
	 * The Info property and the calibration go with it as far as the format has a place for them: TIFF keeps
	 * both, PNG the Info and a calibration in metric units, JPEG the Info. Of the {@link Attachments} all keep a colour profile
	 * that fits, and PNG and TIFF the transparency. The same image gives the same bytes.
	 *
	 * @throws IOException if it cannot be written there; no file is left behind
	 */
	public static void write(final ImagePlus image, final Path file) throws IOException {
		final ImageFormat format = ImageFormat.ofName(file);
		requirePixels(file, image.getWidth(), image.getHeight());
		WholeFile.write(file, out -> format.write(image, out));
	}

	/**
	 * The same for a file that no other process writes at the same time; takes away what a killed one left half done.
	 *
	 * @throws IOException if it cannot be written there; no file is left behind
	 */
	public static void writeAlone(final ImagePlus image, final Path file) throws IOException {
		final ImageFormat format = ImageFormat.ofName(file);
		requirePixels(file, image.getWidth(), image.getHeight());
		WholeFile.writeAlone(file, out -> format.write(image, out));
	}

	/**
	 * Finds out whether {@link #write} will be able to write a file, to be asked before long work. A file is
	 * really created beside it for a moment; nothing stays behind.
	 *
	 * @throws IOException if not, saying why
	 */
	public static void checkWritable(final Path file) throws IOException {
		ImageFormat.ofName(file);
		WholeFile.check(file);
	}

	/** Whether a file is called like an image of a kind that is read: by its ending, in whatever case. */
	public static boolean isNamedAsImage(final Path file) {
		return ImageFormat.find(file).isPresent();
	}

	/**
	 * Like {@link #checkWritable(Path)}, for a stack of so many pictures, which only TIFF takes.
	 *
	 * @throws IOException if not, saying why
	 */
	public static void checkWritable(final Path file, final int pictures) throws IOException {
		if (pictures > 1 && ImageFormat.ofName(file) != ImageFormat.TIFF) {
			throw FileProblems.of(file, "takes one picture only, and the result has " + pictures +
				". Let its name end in .tif, or choose one slice.");
		}
		checkWritable(file);
	}

	/**
	 * Finds out whether a file will take so many bits a channel.
	 *
	 * @throws IOException if not, saying why
	 */
	public static void requireDepth(final Path file, final int bits) throws IOException {
		if (bits > Byte.SIZE && ImageFormat.ofName(file) == ImageFormat.JPEG) {
			throw FileProblems.of(file, "takes 8 bits a channel only, and the result is to have " + bits +
				". Let its name end in .png or .tif, or choose a bit depth of 8.");
		}
	}

	/** What a file will lose of an image, as a sentence; empty if nothing that it has. */
	public static Optional<String> loss(final ImagePlus image, final Path file) throws IOException {
		if (ImageFormat.ofName(file) != ImageFormat.JPEG || Attachments.of(image).opacity().isEmpty()) return Optional.empty();
		return Optional.of("The content \"" + image.getTitle() + "\" has transparent parts, and JPEG has none: \"" + file +
			"\" will show what is painted there. Let its name end in .png or .tif to keep them.");
	}

	/**
	 * Finds out whether a file will take a picture of a size.
	 *
	 * @throws IOException if not, saying why
	 */
	public static void requirePixels(final Path file, final int width, final int height) throws IOException {
		if (ImageFormat.ofName(file) == ImageFormat.TIFF || (long) width * height <= MOST_PIXELS_OF_OTHERS) return;
		throw FileProblems.of(file, "takes at most " + MOST_PIXELS_OF_OTHERS / 1_000_000 + " million pixels, and the result is to be " +
			width + " x " + height + ". Let its name end in .tif.");
	}

	private static byte[] header(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(HEADER);
		}
		catch (final AccessDeniedException e) {
			final IOException problem = FileProblems.unreadable(file);
			problem.initCause(e);
			throw problem;
		}
	}
}
