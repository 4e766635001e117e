package fiji.plugin.neuralstyle.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import ij.ImagePlus;

/** The kinds of image file that are read and written. */
enum ImageFormat {

	PNG(List.of(".png"), "89504e47") {

		@Override
		ImagePlus read(final Path file) throws IOException {
			return PngFile.read(file);
		}

		@Override
		Optional<ColourProfile> profile(final Path file) throws IOException {
			return PngFile.profile(file);
		}

		@Override
		ExifOrientation orientation(final Path file) throws IOException {
			return PngFile.orientation(file);
		}

		@Override
		void write(final ImagePlus image, final OutputStream out) throws IOException {
			PngFile.write(image, out);
		}
	},
	JPEG(List.of(".jpg", ".jpeg"), "ffd8") {

		@Override
		ImagePlus read(final Path file) throws IOException {
			return JpegFile.read(file);
		}

		@Override
		Optional<ColourProfile> profile(final Path file) throws IOException {
			return JpegFile.profile(file);
		}

		@Override
		ExifOrientation orientation(final Path file) throws IOException {
			return JpegFile.orientation(file);
		}

		@Override
		void write(final ImagePlus image, final OutputStream out) throws IOException {
			JpegFile.write(image, out);
		}
	},
	TIFF(List.of(".tif", ".tiff"), "49492a00", "4d4d002a", "49492b00", "4d4d002b") {

		@Override
		ImagePlus read(final Path file) throws IOException {
			return TiffFile.read(file);
		}

		@Override
		Optional<ColourProfile> profile(final Path file) throws IOException {
			return TiffFile.profile(file);
		}

		@Override
		ExifOrientation orientation(final Path file) throws IOException {
			return TiffFile.orientation(file);
		}

		@Override
		void write(final ImagePlus image, final OutputStream out) throws IOException {
			TiffFile.write(image, out);
		}
	};

	private final List<String> endings;
	private final List<String> signatures;

	ImageFormat(final List<String> endings, final String... signatures) {
		this.endings = endings;
		this.signatures = List.of(signatures);
	}

	/** Reads a file that begins with this format's signature. */
	abstract ImagePlus read(Path file) throws IOException;

	/** The colour profile in a file that begins with this format's signature. */
	abstract Optional<ColourProfile> profile(Path file) throws IOException;

	/** How the picture in a file that begins with this format's signature has to be turned. */
	abstract ExifOrientation orientation(Path file) throws IOException;

	/** Writes what is displayed of an image, with its metadata, and leaves the stream open. */
	abstract void write(ImagePlus image, OutputStream out) throws IOException;

	/** The format that a file's first bytes show. */
	static Optional<ImageFormat> ofContent(final byte[] header) {
		final StringBuilder hex = new StringBuilder();
		for (final byte b : header) {
			hex.append(String.format("%02x", b));
		}
		return Arrays.stream(values()).filter(format -> format.signatures.stream().anyMatch(hex.toString()::startsWith))
			.findFirst();
	}

	/**
	 * The format that a file's ending names.
	 *
	 * @throws IOException if it names none; the message lists those there are
	 */
	static ImageFormat ofName(final Path file) throws IOException {
		return find(file).orElseThrow(() -> FileProblems.of(file,
			"cannot be written: its ending names no known format. Let it end in .png, .jpg, .jpeg, .tif or .tiff."));
	}

	/** The format that a file's ending names, if any. */
	static Optional<ImageFormat> find(final Path file) {
		final String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter(format -> format.endings.stream().anyMatch(name::endsWith)).findFirst();
	}
}
