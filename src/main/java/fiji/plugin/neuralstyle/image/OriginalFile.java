package fiji.plugin.neuralstyle.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;
import ij.io.FileInfo;

/** The file that ImageJ opened an image from. */
public final class OriginalFile {

	private OriginalFile() {}

	/** The file, where it is still there and of a kind that is read here. */
	public static Optional<Path> of(final ImagePlus image) {
		final FileInfo file = image.getOriginalFileInfo();
		if (file == null || file.directory == null || file.fileName == null || file.directory.contains("://")) return Optional
			.empty();
		return Optional.of(Path.of(file.directory, file.fileName)).filter(Files::isRegularFile).filter(
			ImageFiles::isNamedAsImage);
	}
}
