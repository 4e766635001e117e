package fiji.plugin.neuralstyle.weights.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.weights.catalogue.Catalogue;
import fiji.plugin.neuralstyle.weights.catalogue.CatalogueEntry;
import fiji.plugin.neuralstyle.weights.catalogue.NetworkName;

/**
 * The files in the folders for networks, by the networks' names.
 *
 * @param folders where they are
 * @param catalogue whose makers' files are known by their names
 */
record StoredFiles(NetworkFolders folders, Catalogue catalogue) {

	/** The file of a network, converted or as its makers publish it. */
	Optional<Path> find(final String name) {
		return converted(name).or(() -> original(name));
	}

	/** The file that the program or a user wrote. */
	Optional<Path> converted(final String name) {
		return NetworkName.isValid(name) ? inFolders(name + NetworkStore.ENDING) : Optional.empty();
	}

	/** The file as its makers publish it, put into a folder by hand. */
	Optional<Path> original(final String name) {
		return originalName(name).flatMap(this::inFolders);
	}

	/** All files in the own folder that are there for a network. */
	List<Path> own(final String name) {
		if (!NetworkName.isValid(name)) return List.of();
		final Path file = folders.own().resolve(name + NetworkStore.ENDING);
		return Stream.of(new NetworkFile(file).all().stream(), Stream.of(NetworkInstaller.part(folders.own(), name)),
			originalName(name).map(folders.own()::resolve).stream()).flatMap(files -> files).filter(Files::isRegularFile)
			.toList();
	}

	/**
	 * All converted files by name.
	 *
	 * @throws IOException if a folder cannot be read
	 */
	Map<String, Path> convertedByName() throws IOException {
		final Map<String, Path> all = new TreeMap<>();
		for (final Path folder : folders.all()) {
			if (!Files.isDirectory(folder)) continue;
			try (Stream<Path> files = Files.list(folder)) {
				files.filter(Files::isRegularFile).forEach(file -> name(file).ifPresent(name -> all.putIfAbsent(name, file)));
			}
			catch (IOException | UncheckedIOException e) {
				throw new IOException("The folder for networks \"" + folder +
					"\" cannot be read. Change its permissions, or leave it out.", e);
			}
		}
		return all;
	}

	private static Optional<String> name(final Path file) {
		final String name = file.getFileName().toString();
		return Optional.of(name).filter(text -> text.endsWith(NetworkStore.ENDING)).map(text -> text.substring(0, text
			.length() - NetworkStore.ENDING.length())).filter(NetworkName::isValid);
	}

	private Optional<String> originalName(final String name) {
		return catalogue.find(name).flatMap(CatalogueEntry::file).map(file -> file.fileName());
	}

	private Optional<Path> inFolders(final String fileName) {
		return folders.all().stream().map(folder -> folder.resolve(fileName)).filter(Files::isRegularFile).findFirst();
	}
}
