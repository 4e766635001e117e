package fiji.plugin.neuralstyle.preset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.weights.store.Surroundings;

/**
 * Where presets are kept.
 *
 * @param own the folder that is written to; it need not exist
 * @param others folders that are only read, in order
 */
public record PresetFolders(Path own, List<Path> others) {

	/** Java property, for those who start it: the folder to use, rather than what {@link #VARIABLE} says. */
	public static final String PROPERTY = "neuralstyle.presets";

	/** Environment variable: the folder to use instead of the user's own. */
	public static final String VARIABLE = "NEURAL_STYLE_PRESETS";

	public PresetFolders {
		others = List.copyOf(others);
	}

	/**
	 * The folders of a system: what the property {@value #PROPERTY} or else the variable {@value #VARIABLE} names. Without
	 * them the platform's folder for what users set up, so that a new Fiji finds what was saved from the old one; Fiji's
	 * own folder {@code presets/neural-style} is read as well, for those who share a Fiji.
	 *
	 * @throws IllegalArgumentException if one of the two names something that is no path
	 */
	public static PresetFolders of(final Surroundings surroundings) {
		final Optional<Path> chosen = surroundings.propertyPath(PROPERTY).or(() -> surroundings.path(VARIABLE));
		if (chosen.isPresent()) return new PresetFolders(chosen.get(), List.of());
		final Path own = surroundings.configFolder().resolve("neural-style-transfer").resolve("presets");
		return new PresetFolders(own, surroundings.fiji().map(fiji -> fiji.resolve("presets").resolve("neural-style")).stream()
			.toList());
	}

	/**
	 * The files in all of them by name, which is the file's without its ending; of one name, the first.
	 *
	 * @throws IOException if a folder cannot be read
	 */
	public Map<String, Path> files() throws IOException {
		final Map<String, Path> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (final Path folder : Stream.concat(Stream.of(own), others.stream()).toList()) {
			if (!Files.isDirectory(folder)) continue;
			try (Stream<Path> found = Files.list(folder)) {
				found.filter(PresetFolders::isPreset).sorted().forEach(file -> files.putIfAbsent(name(file), file));
			}
		}
		return files;
	}

	/**
	 * The file for a preset to be saved: a path as it is, of a name the file in the own folder, which is made if it is not
	 * there.
	 *
	 * @throws IOException if the own folder cannot be made
	 * @throws IllegalArgumentException if it cannot be a file's name
	 */
	public Path fileFor(final String nameOrPath) throws IOException {
		final String text = nameOrPath.strip();
		if (text.isEmpty()) throw new IllegalArgumentException("The preset has no name. Give it one, or a file's path.");
		final Path path = path(text);
		final Path file = path.resolveSibling(isPreset(path) ? path.getFileName().toString() : path.getFileName() +
			PresetFile.ENDING);
		if (path.getNameCount() > 1 || path.isAbsolute() || isPreset(path)) return file;
		try {
			Files.createDirectories(own);
		}
		catch (IOException e) {
			throw new IOException("The folder for presets \"" + own + "\" cannot be made. Name another with the variable " +
				VARIABLE + ", or give a file's path.", e);
		}
		return own.resolve(file);
	}

	/** What a file's preset is called. */
	public static String name(final Path file) {
		final String name = file.getFileName().toString();
		return name.substring(0, name.length() - PresetFile.ENDING.length());
	}

	private static Path path(final String text) {
		try {
			final Path path = Path.of(text);
			if (path.getFileName() != null && !text.matches(".*[:*?\"<>|\\p{Cntrl}].*")) return path;
			// A drive's colon is none of a name.
			if (path.getFileName() != null && path.isAbsolute()) return path;
		}
		catch (InvalidPathException e) {
			throw new IllegalArgumentException("\"" + text + "\" can be no preset's name: " + e.getReason() + ". Use another.", e);
		}
		throw new IllegalArgumentException("\"" + text +
			"\" can be no preset's name on every system. Use letters, numbers, spaces and dashes.");
	}

	private static boolean isPreset(final Path file) {
		return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(PresetFile.ENDING);
	}
}
