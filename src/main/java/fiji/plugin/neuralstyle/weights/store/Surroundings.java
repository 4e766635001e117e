package fiji.plugin.neuralstyle.weights.store;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What is told of the system: environment variables and Java's properties.
 *
 * @param environment variables by name
 * @param properties such as user.home
 */
public record Surroundings(Map<String, String> environment, Map<String, String> properties) {

	/** Properties that Fiji's launchers, old and new, set to its folder. */
	private static final String[] FIJI = { "fiji.dir", "ij.dir", "imagej.dir" };

	public Surroundings {
		environment = Map.copyOf(environment);
		properties = Map.copyOf(properties);
	}

	/** Those of this process. */
	public static Surroundings ofProcess() {
		final Map<String, String> properties = new HashMap<>();
		final Properties all = System.getProperties();
		all.stringPropertyNames().forEach(name -> properties.put(name, all.getProperty(name)));
		return new Surroundings(System.getenv(), properties);
	}

	/** A variable that is set to more than blanks. */
	Optional<String> variable(final String name) {
		return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
	}

	/**
	 * The path that a variable names.
	 *
	 * @throws IllegalArgumentException if it is none
	 */
	public Optional<Path> path(final String name) {
		return variable(name).map(text -> path("variable " + name, text));
	}

	/**
	 * The paths that a variable lists, parted as in PATH.
	 *
	 * @throws IllegalArgumentException if one is none
	 */
	List<Path> paths(final String name) {
		return variable(name).map(list -> Stream.of(list.split(File.pathSeparator)).filter(text -> !text.isBlank()).map(
			text -> path("variable " + name, text)).toList()).orElse(List.of());
	}

	/**
	 * The path that one of Java's properties names.
	 *
	 * @throws IllegalArgumentException if it is none
	 */
	public Optional<Path> propertyPath(final String name) {
		return Optional.ofNullable(properties.get(name)).filter(text -> !text.isBlank()).map(text -> path("Java property " +
			name, text));
	}

	private static Path path(final String where, final String text) {
		try {
			return Path.of(text).toAbsolutePath();
		}
		catch (InvalidPathException e) {
			throw new IllegalArgumentException("The " + where + " names \"" + text + "\", which is no path: " + e.getReason() +
				". Correct it.", e);
		}
	}

	/** Fiji's folder, where this is Fiji. */
	public Optional<Path> fiji() {
		return Stream.of(FIJI).flatMap(name -> propertyPath(name).stream()).filter(folder -> Files.isDirectory(folder.resolve("jars")) && Files.isDirectory(folder.resolve(
				"plugins"))).findFirst();
	}

	/** Where this system keeps what can be fetched again. */
	Path cacheFolder() {
		final Path home = Path.of(properties.getOrDefault("user.home", ".")).toAbsolutePath();
		final String system = properties.getOrDefault("os.name", "").toLowerCase(Locale.ROOT);
		if (system.startsWith("windows")) {
			return path("LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local"));
		}
		if (system.startsWith("mac")) return home.resolve("Library").resolve("Caches");
		// As the XDG specification wants it, a relative path does not count.
		return variable("XDG_CACHE_HOME").map(Path::of).filter(Path::isAbsolute).orElse(home.resolve(".cache"));
	}

	/** Where this system keeps what a user has set up. */
	public Path configFolder() {
		final Path home = Path.of(properties.getOrDefault("user.home", ".")).toAbsolutePath();
		final String system = properties.getOrDefault("os.name", "").toLowerCase(Locale.ROOT);
		if (system.startsWith("windows")) {
			return path("APPDATA").orElse(home.resolve("AppData").resolve("Roaming"));
		}
		if (system.startsWith("mac")) return home.resolve("Library").resolve("Application Support");
		return variable("XDG_CONFIG_HOME").map(Path::of).filter(Path::isAbsolute).orElse(home.resolve(".config"));
	}
}
