package fiji.plugin.neuralstyle.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import javax.imageio.stream.FileImageInputStream;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileOpener;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.io.TiffDecoder;
import ij.io.TiffEncoder;
import ij.process.ByteProcessor;

/**
 * TIFF files. What ImageJ itself writes, and any file like it, is read by ImageJ with all it keeps in it;
 * compressed and tiled files and those with transparency by Java; BigTIFF by us, part by part.
 */
final class TiffFile {

	private TiffFile() {}

	static ImagePlus read(final Path file) throws IOException {
		if (PartwiseTiff.isFor(file)) return PartwiseTiff.read(file);
		final TiffStructure structure = TiffStructure.of(file);
		// ImageJ shows a window or writes a log where a file is wrong, so it gets only those that aren't.
		return structure.isForImageJ() ? readByImageJ(file, structure) : readByJava(file, structure);
	}

	static Optional<ColourProfile> profile(final Path file) throws IOException {
		return PartwiseTiff.isFor(file) ? PartwiseTiff.profile(file) : TiffStructure.of(file).profile();
	}

	static ExifOrientation orientation(final Path file) throws IOException {
		return PartwiseTiff.isFor(file) ? ExifOrientation.UPRIGHT : TiffStructure.of(file).orientation();
	}

	static void write(final ImagePlus image, final OutputStream out) throws IOException {
		write(image, out, LargeTiff.LIMITS);
	}

	static void write(final ImagePlus image, final OutputStream out, final LargeTiff large) throws IOException {
		final Attachments attached = Attachments.of(image);
		final boolean colour = image.getType() == ImagePlus.COLOR_RGB || DeepRgb.is(image);
		final Optional<ColourProfile> profile = attached.profile().filter(colour ? ColourProfile::isForColour
			: ColourProfile::isForGrey);
		final FileInfo picture = info(image);
		if (attached.opacity().isPresent()) large.write(FileSamples.of(image), grey(image), profile, out);
		else if (large.isFor(picture)) large.write(picture, profile, out);
		else if (profile.isPresent()) new AmendedTiff(() -> info(image), profile.get()).write(out);
		else new TiffEncoder(picture).write(out);
	}

	/** What goes with an image, as with a grey pixel. */
	private static FileInfo grey(final ImagePlus image) {
		final ImagePlus standIn = new ImagePlus(image.getTitle(), new ByteProcessor(1, 1));
		standIn.setCalibration(image.getCalibration());
		standIn.setOverlay(image.getOverlay());
		standIn.setProperty("Info", image.getInfoProperty());
		return info(standIn);
	}

	private static FileInfo info(final ImagePlus image) {
		final FileInfo info = image.getFileInfo();
		final FileSaver saver = new FileSaver(image);
		info.info = image.getInfoProperty();
		info.description = saver.getDescriptionString();
		info.overlay = FileSaver.getOverlay(image);
		if (image.getStackSize() > 1) info.sliceLabels = image.getStack().getSliceLabels();
		if (image.isComposite()) saver.saveDisplayRangesAndLuts(image, info);
		return info;
	}

	private static ImagePlus readByImageJ(final Path file, final TiffStructure structure) throws IOException {
		final String folder = file.toAbsolutePath().getParent().toString();
		final String name = file.getFileName().toString();
		final FileInfo[] pages = pages(file);
		requireAllSlices(file, pages[0]);
		final ImagePlus image = pages.length == 1 ? new Opener().openTiff(folder, name) : new FileOpener(pages[0])
			.openImage();
		if (image == null) throw FileProblems.damaged(file, ImageFormat.TIFF, null);
		image.setTitle(name);
		// ImageJ stretches the colours of files that are not its own.
		if (!structure.isOfImageJ()) DeepRgb.showWhole(image);
		final ImagePlus upright = structure.orientation().upright(image);
		new Attachments(structure.profile(), Optional.empty()).attachTo(upright);
		return upright;
	}

	private static ImagePlus readByJava(final Path file, final TiffStructure structure) throws IOException {
		try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
			final ImagePlus image = Decoder.decode(file, ImageFormat.TIFF, in).upright(structure.orientation()).image(file
				.getFileName().toString(), structure.profile());
			// As ImageJ does with these files, whose 16 bits seldom use the whole range.
			if (image.getStackSize() == 1 && image.getBitDepth() != 8) image.resetDisplayRange();
			if (structure.isDescribedToImageJ()) describe(image, pages(file)[0]);
			return image;
		}
	}

	/** Gives an image what ImageJ's way of writing keeps beside the pixels. */
	private static void describe(final ImagePlus image, final FileInfo page) {
		page.width = 1;
		page.height = 1;
		page.nImages = 1;
		page.fileType = FileInfo.GRAY8;
		final ImagePlus standIn = new FileOpener(page).openImage();
		image.setCalibration(standIn.getCalibration());
		image.setOverlay(standIn.getOverlay());
		image.setProperty("Info", page.info);
	}

	private static FileInfo[] pages(final Path file) throws IOException {
		try {
			final FileInfo[] pages = new TiffDecoder(file.toAbsolutePath().getParent().toString(), file.getFileName().toString())
				.getTiffInfo();
			if (pages != null) return pages;
		}
		catch (final IOException | RuntimeException e) {
			throw FileProblems.damaged(file, ImageFormat.TIFF, e);
		}
		throw FileProblems.damaged(file, ImageFormat.TIFF, null);
	}

	/** ImageJ describes all slices of a stack in the first page. */
	private static void requireAllSlices(final Path file, final FileInfo first) throws IOException {
		final long slice = (long) first.width * first.height * first.getBytesPerPixel() + first.getGap();
		if (first.nImages > 1 && first.getOffset() + first.nImages * slice - first.getGap() > Files.size(file)) {
			throw FileProblems.truncated(file, ImageFormat.TIFF);
		}
	}
}
