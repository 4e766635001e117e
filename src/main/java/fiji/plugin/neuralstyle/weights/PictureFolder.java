package fiji.plugin.neuralstyle.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The PNG and JPEG files in a folder and the folders in it, in an order that is the same on every machine. */
final class PictureFolder {

	private final Path folder;
	private final List<Path> files;

	/**
	 * Lists a folder. Hidden files are left out, and links too, as their pictures would count twice.
	 *
	 * @throws IOException if it does not exist or cannot be read
	 */
	PictureFolder(final Path folder) throws IOException {
		this.folder = folder;
		if (!Files.isDirectory(folder)) {
			throw new IOException("The folder of pictures \"" + folder + "\" " + (Files.exists(folder) ? "is a file"
				: "does not exist") + ". Name a folder with PNG or JPEG pictures.");
		}
		try (Stream<Path> all = Files.walk(folder)) {
			files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isPicture(file.getFileName()
				.toString())).sorted(Comparator.comparing(this::name)).toList();
		}
		catch (UncheckedIOException e) {
			throw new IOException("The folder of pictures \"" + folder + "\" cannot be read in full: " + e.getCause()
				.getMessage() + ". Change its permissions, or name another.", e);
		}
	}

	/** Which it is. */
	Path path() {
		return folder;
	}

	/** All files, in order. */
	List<Path> files() {
		return files;
	}

	/** A file's path within the folder, with slashes. */
	private String name(final Path file) {
		return folder.relativize(file).toString().replace('\\', '/');
	}

	private static boolean isPicture(final String name) {
		final String lower = name.toLowerCase(Locale.ROOT);
		return !lower.startsWith(".") && (lower.endsWith(".png") || lower.endsWith(".jpg") || lower.endsWith(".jpeg"));
	}
}
