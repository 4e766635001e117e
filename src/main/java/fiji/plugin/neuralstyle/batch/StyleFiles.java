package fiji.plugin.neuralstyle.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.neuralstyle.Style;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;

/** Reads a style from the disk. */
public final class StyleFiles {

	private StyleFiles() {}

	/**
	 * A file's picture; or all pictures of a folder, but not of its subfolders, as one style.
	 *
	 * @throws IOException if there is neither, or a picture cannot be read
	 */
	public static Style read(final Path fileOrFolder) throws IOException {
		if (!Files.isDirectory(fileOrFolder)) return Style.of(ImageFiles.read(fileOrFolder));
		final List<ImagePlus> pictures = new ArrayList<>();
		for (final StyleImage picture : StyleImage.all(fileOrFolder)) {
			pictures.add(picture.read());
		}
		return new Style(fileOrFolder.toAbsolutePath().normalize().getFileName().toString(), pictures, 1);
	}
}
