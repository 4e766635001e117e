package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.plugin.MontageMaker;

/** Writes what was seen: TIFF keeps stacks and 32-bit values, the other formats get a picture to look at. */
final class InspectedFiles {

	private static final int BORDER = 2;

	private InspectedFiles() {}

	/** Writes an image; where the format has no stacks, as a montage, and where it has no overlays, with them drawn. */
	static void write(final ImagePlus image, final Path file) throws IOException {
		ImageFiles.write(takesStacks(file) ? image : picture(image), file);
	}

	/** Whether a file of this name keeps the slices of a stack apart. */
	static boolean takesStacks(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(".tif") || name.endsWith(".tiff");
	}

	/** A name beside another: maps.tif and relu1_1 make maps-relu1_1.tif. */
	static Path beside(final Path file, final String suffix) {
		final String name = file.getFileName().toString();
		final int ending = name.lastIndexOf('.');
		return file.resolveSibling(name.substring(0, ending) + "-" + suffix + name.substring(ending));
	}

	private static ImagePlus picture(final ImagePlus image) {
		if (image.getStackSize() > 1) return montage(image);
		return image.getOverlay() == null ? image : image.flatten();
	}

	private static ImagePlus montage(final ImagePlus stack) {
		final int count = stack.getStackSize();
		final int columns = (int) Math.ceil(Math.sqrt(count));
		final int rows = (count + columns - 1) / columns;
		return new MontageMaker().makeMontage2(stack, columns, rows, 1, 1, count, 1, BORDER, false);
	}
}
