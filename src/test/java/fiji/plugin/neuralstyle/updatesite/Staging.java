package fiji.plugin.neuralstyle.updatesite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.packages.Package;

/** The package for Fiji in a folder of its own for a while, where its native libraries can be changed for others. */
final class Staging implements AutoCloseable {

	private static final String NATIVES = "pytorch-native-*.jar";

	private final Path folder;

	Staging(final Package fiji) throws IOException {
		folder = Files.createTempDirectory("update-site");
		fiji.unpack(folder);
	}

	Path folder() {
		return folder;
	}

	/** @param others a folder of native libraries, for all platforms that shall have one */
	void replaceNatives(final Path others) throws IOException {
		removeNatives();
		for (final Path file : natives(others)) {
			Files.copy(file, jars().resolve(file.getFileName()));
		}
	}

	void removeNatives() throws IOException {
		for (final Path file : natives(jars())) {
			Files.delete(file);
		}
	}

	private Path jars() {
		return folder.resolve("jars");
	}

	private static List<Path> natives(final Path folder) throws IOException {
		final List<Path> found = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NATIVES)) {
			files.forEach(found::add);
		}
		return found;
	}

	@Override
	public void close() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}
}
