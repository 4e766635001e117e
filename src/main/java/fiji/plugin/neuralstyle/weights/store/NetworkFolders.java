package fiji.plugin.neuralstyle.weights.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where networks live.
 *
 * @param own the folder that is written to; it need not exist
 * @param others folders that are only read, in order; none twice
 */
public record NetworkFolders(Path own, List<Path> others) {

	/** Java property, for those who start it: the folder to use, rather than what {@link #VARIABLE} says. */
	public static final String PROPERTY = "neuralstyle.networks";

	/** Environment variable: the folder to use instead of Fiji's or the user's. */
	public static final String VARIABLE = "NEURAL_STYLE_NETWORKS";

	/** Environment variable: folders that are read as well, parted as in PATH. */
	public static final String SHARED_VARIABLE = "NEURAL_STYLE_SHARED_NETWORKS";

	private static final String FOLDER = "neural-style";

	public NetworkFolders {
		others = others.stream().filter(folder -> !folder.equals(own)).distinct().toList();
	}

	/**
	 * The folders of a system: what the property {@value #PROPERTY} or else the variable {@value #VARIABLE}
	 * names, and those of {@value #SHARED_VARIABLE}. Without the first two, Fiji's {@code models} folder if there
	 * is a Fiji that can be written to, else the platform's folder for caches; both are read then.
	 *
	 * @throws IllegalArgumentException if one of the three names something that is no path
	 */
	public static NetworkFolders of(final Surroundings surroundings) {
		final List<Path> shared = surroundings.paths(SHARED_VARIABLE);
		final Optional<Path> chosen = surroundings.propertyPath(PROPERTY).or(() -> surroundings.path(VARIABLE));
		if (chosen.isPresent()) return new NetworkFolders(chosen.get(), shared);
		final Path cache = surroundings.cacheFolder().resolve("neural-style-transfer").resolve("networks");
		final List<Path> others = new ArrayList<>();
		final Optional<Path> fijis = surroundings.fiji().map(fiji -> fiji.resolve("models").resolve(FOLDER));
		fijis.ifPresent(others::add);
		others.add(cache);
		final Path own = fijis.filter(NetworkFolders::canBeWritten).orElse(cache);
		others.addAll(shared);
		return new NetworkFolders(own, others);
	}

	/** The same, with another folder in place of the user's and Fiji's. */
	public NetworkFolders withOwn(final Path folder) {
		return new NetworkFolders(folder.toAbsolutePath(), others);
	}

	/** All folders in the order in which they are searched. */
	public List<Path> all() {
		return Stream.concat(Stream.of(own), others.stream()).toList();
	}

	/**
	 * The own folder, made if need be.
	 *
	 * @throws IOException if it cannot be made or written to; the message says what to do
	 */
	public Path writable() throws IOException {
		try {
			Files.createDirectories(own);
			// Permissions don't tell of file systems that are read-only.
			Files.delete(Files.createTempFile(own, ".try", ".tmp"));
			return own;
		}
		catch (IOException e) {
			throw new IOException("The folder for networks \"" + own + "\" cannot be written to. Name another with the variable " +
				VARIABLE + " or the flag --networks-folder.", e);
		}
	}

	private static boolean canBeWritten(final Path folder) {
		Path there = folder;
		// A drive that is not there has nothing above it.
		while (there != null && !Files.exists(there)) {
			there = there.getParent();
		}
		return there != null && Files.isDirectory(there) && Files.isWritable(there);
	}
}
