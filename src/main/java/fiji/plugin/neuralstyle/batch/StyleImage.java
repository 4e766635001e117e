package fiji.plugin.neuralstyle.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;

/** A style of a batch. Its text, in reports, is the file's path or the image's title. */
public interface StyleImage {

	/** The file's name, or the image's title: results are named after it. */
	String title();

	/** @throws IOException if it cannot be read */
	ImagePlus read() throws IOException;

	/** A file, read when its first content is painted. */
	static StyleImage of(final Path file) {
		return new FileStyle(file);
	}

	/** An image that is there. */
	static StyleImage of(final ImagePlus image) {
		return new OpenStyle(image);
	}

	/**
	 * A file's style, or those of all images in a folder, but not in its subfolders.
	 *
	 * @throws IOException if there is neither
	 */
	static List<StyleImage> all(final Path fileOrFolder) throws IOException {
		if (!Files.isDirectory(fileOrFolder)) {
			if (Files.exists(fileOrFolder)) return List.of(of(fileOrFolder));
			throw new IOException("The style \"" + fileOrFolder +
				"\" does not exist. Name an image file, or a folder of image files.");
		}
		return new ImageFolder("style", fileOrFolder).files(NamePatterns.ALL, false, fileOrFolder).stream().map(
			file -> of(fileOrFolder.resolve(file))).toList();
	}
}
