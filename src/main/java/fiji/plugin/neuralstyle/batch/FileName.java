package fiji.plugin.neuralstyle.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The two parts of a file's name. */
public final class FileName {

	private FileName() {}

	/** Without its ending. */
	public static String stem(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(0, dot) : name;
	}

	/** Without its dot. */
	public static Optional<String> ending(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot > 0 ? Optional.of(name.substring(dot + 1)) : Optional.empty();
	}

	/** The files of a folder that are called so, whatever their endings, in order; none if it is no folder. */
	public static List<Path> called(final String stem, final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isRegularFile).filter(file -> stem(file).equals(stem)).sorted().toList();
		}
	}

	/** The same on every system. */
	public static String withSlashes(final Path path) {
		return path.toString().replace(path.getFileSystem().getSeparator(), "/");
	}
}
