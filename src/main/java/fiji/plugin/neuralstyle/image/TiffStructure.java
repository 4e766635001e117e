package fiji.plugin.neuralstyle.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import javax.imageio.stream.FileImageInputStream;

/**
 * The directories of a TIFF file, looked through before anything is decoded: whether all that they point
 * to lies in the file, and who can read it.
 */
final class TiffStructure {

	private final TiffDirectory page;
	/** Of the file, in bytes. */
	private final long length;

	private TiffStructure(final TiffDirectory page, final long length) {
		this.page = page;
		this.length = length;
	}

	/** @throws IOException if the file is cut short, or no TIFF file can be like this */
	static TiffStructure of(final Path file) throws IOException {
		try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
			final TiffStructure structure = new TiffStructure(TiffDirectory.firstOfSound(in, in.length()), in.length());
			structure.requirePixels();
			return structure;
		}
		catch (final EOFException e) {
			throw FileProblems.truncated(file, ImageFormat.TIFF);
		}
		catch (final IOException e) {
			throw FileProblems.damaged(file, ImageFormat.TIFF, e);
		}
	}

	/** Whether ImageJ can read it: grey or RGB without compression, in strips one after the other. */
	boolean isForImageJ() {
		return PartwiseTiff.isForImageJ(page) && isPlainRow() && !TiffPart.isPlanar(page);
	}

	/** Whether ImageJ has written it, or another program in its way. */
	boolean isOfImageJ() {
		return page.text(TiffTag.DESCRIPTION).startsWith("ImageJ=");
	}

	/** Whether ImageJ can tell what it keeps beside the pixels; it refuses most compressed files. */
	boolean isDescribedToImageJ() {
		return isOfImageJ() && isPlainRow();
	}

	/** The colour profile. */
	Optional<ColourProfile> profile() {
		return ColourProfile.of(page.bytes(TiffTag.PROFILE));
	}

	/** How the picture has to be turned. */
	ExifOrientation orientation() {
		return ExifOrientation.of(page.number(TiffTag.ORIENTATION, 1));
	}

	private void requirePixels() throws IOException {
		final long width = page.number(TiffTag.WIDTH, 0);
		final long height = page.number(TiffTag.HEIGHT, 0);
		if (width < 1 || height < 1) throw new IOException("its size is missing");
		if (page.has(TiffTag.TILE_WIDTH)) return;
		final long[] offsets = page.numbers(TiffTag.STRIP_OFFSETS);
		if (offsets.length == 0) throw new IOException("its pixels are missing");
		final long[] lengths = page.numbers(TiffTag.STRIP_LENGTHS);
		for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
			requireInFile(offsets[i], lengths[i]);
		}
		if (isPlainRow()) {
			final long bits = width * page.number(TiffTag.BITS, 1) * page.number(TiffTag.SAMPLES, 1);
			requireInFile(offsets[0], (bits + 7) / 8 * height);
		}
	}

	/** Whether the pixels lie in the file as they are, one after the other. */
	private boolean isPlainRow() {
		if (TiffPart.isCompressed(page) || page.has(TiffTag.TILE_WIDTH)) return false;
		final long[] offsets = page.numbers(TiffTag.STRIP_OFFSETS);
		final long[] lengths = page.numbers(TiffTag.STRIP_LENGTHS);
		for (int i = 1; i < offsets.length; i++) {
			if (i > lengths.length || offsets[i] != offsets[i - 1] + lengths[i - 1]) return false;
		}
		return true;
	}

	private void requireInFile(final long offset, final long bytes) throws IOException {
		if (offset + bytes > length) throw new EOFException();
	}
}
