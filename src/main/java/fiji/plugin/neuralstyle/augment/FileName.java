package fiji.plugin.neuralstyle.augment;

import java.nio.file.Path;
import java.util.Optional;

/** The two parts of a file's name. */
final class FileName {

	private FileName() {}

	/** Without its ending. */
	static String stem(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(0, dot) : name;
	}

	/** Without its dot. */
	static Optional<String> ending(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot > 0 ? Optional.of(name.substring(dot + 1)) : Optional.empty();
	}

	/** The same on every system. */
	static String withSlashes(final Path path) {
		return path.toString().replace(path.getFileSystem().getSeparator(), "/");
	}
}
