package fiji.plugin.neuralstyle.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.stream.FileImageInputStream;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileOpener;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.io.TiffDecoder;
import ij.io.TiffEncoder;
import ij.process.ImageProcessor;

/**
 * TIFF files. What ImageJ itself writes, and any file like it, is read by ImageJ with all it keeps in it;
 * compressed and tiled files and those with transparency by Java; BigTIFF by us, part by part.
 */
final class TiffFile {

	private TiffFile() {}

	static ImagePlus read(final Path file) throws IOException {
		if (PartwiseTiff.isFor(file)) return PartwiseTiff.read(file);
		// ImageJ shows a window or writes a log where a file is wrong, so it gets only those that aren't.
		return TiffStructure.of(file).isForImageJ() ? readByImageJ(file) : readByJava(file);
	}

	static void write(final ImagePlus image, final OutputStream out) throws IOException {
		write(image, out, LargeTiff.LIMITS);
	}

	static void write(final ImagePlus image, final OutputStream out, final LargeTiff large) throws IOException {
		final FileInfo info = image.getFileInfo();
		final FileSaver saver = new FileSaver(image);
		info.info = image.getInfoProperty();
		info.description = saver.getDescriptionString();
		info.overlay = FileSaver.getOverlay(image);
		if (image.getStackSize() > 1) info.sliceLabels = image.getStack().getSliceLabels();
		if (image.isComposite()) saver.saveDisplayRangesAndLuts(image, info);
		if (large.isFor(info)) large.write(info, out);
		else new TiffEncoder(info).write(out);
	}

	private static ImagePlus readByImageJ(final Path file) throws IOException {
		final String folder = file.toAbsolutePath().getParent().toString();
		final String name = file.getFileName().toString();
		final FileInfo[] pages;
		try {
			pages = new TiffDecoder(folder, name).getTiffInfo();
		}
		catch (final IOException | RuntimeException e) {
			throw FileProblems.damaged(file, ImageFormat.TIFF, e);
		}
		if (pages == null) throw FileProblems.damaged(file, ImageFormat.TIFF, null);
		requireAllSlices(file, pages[0]);
		final ImagePlus image = pages.length == 1 ? new Opener().openTiff(folder, name) : new FileOpener(pages[0])
			.openImage();
		if (image == null) throw FileProblems.damaged(file, ImageFormat.TIFF, null);
		image.setTitle(name);
		return image;
	}

	private static ImagePlus readByJava(final Path file) throws IOException {
		try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
			final ImageProcessor pixels = Decoder.decode(file, ImageFormat.TIFF, in);
			// As ImageJ does with these files, whose 16 bits seldom use the whole range.
			if (pixels.getBitDepth() != 8) pixels.resetMinAndMax();
			return new ImagePlus(file.getFileName().toString(), pixels);
		}
	}

	/** ImageJ describes all slices of a stack in the first page. */
	private static void requireAllSlices(final Path file, final FileInfo first) throws IOException {
		final long slice = (long) first.width * first.height * first.getBytesPerPixel() + first.getGap();
		if (first.nImages > 1 && first.getOffset() + first.nImages * slice - first.getGap() > Files.size(file)) {
			throw FileProblems.truncated(file, ImageFormat.TIFF);
		}
	}
}
