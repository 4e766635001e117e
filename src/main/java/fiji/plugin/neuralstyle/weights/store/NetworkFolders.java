package fiji.plugin.neuralstyle.weights.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where networks live.
 *
 * @param own the folder that is written to; it need not exist
 * @param others folders that are only read, in order
 */
public record NetworkFolders(Path own, List<Path> others) {

	/** Environment variable: the folder to use instead of Fiji's or the user's. */
	public static final String VARIABLE = "NEURAL_STYLE_NETWORKS";

	/** Environment variable: folders that are read as well, parted as in PATH. */
	public static final String SHARED_VARIABLE = "NEURAL_STYLE_SHARED_NETWORKS";

	private static final String FOLDER = "neural-style";

	public NetworkFolders {
		others = List.copyOf(others);
	}

	/**
	 * The folders of a system: {@value #VARIABLE}, else Fiji's {@code models} folder if there is a Fiji that
	 * can be written to, else the platform's folder for caches. All are read, and the shared ones.
	 */
	public static NetworkFolders of(final Surroundings surroundings) {
		final List<Path> shared = surroundings.variable(SHARED_VARIABLE).map(NetworkFolders::paths).orElse(List.of());
		final Optional<Path> chosen = surroundings.variable(VARIABLE).map(Path::of);
		if (chosen.isPresent()) return new NetworkFolders(chosen.get().toAbsolutePath(), shared);
		final Path cache = surroundings.cacheFolder().resolve("neural-style-transfer").resolve("networks");
		final Set<Path> others = new LinkedHashSet<>();
		final Optional<Path> fijis = surroundings.fiji().map(fiji -> fiji.resolve("models").resolve(FOLDER));
		fijis.ifPresent(others::add);
		others.add(cache);
		final Path own = fijis.filter(NetworkFolders::canBeWritten).orElse(cache);
		others.remove(own);
		others.addAll(shared);
		return new NetworkFolders(own, List.copyOf(others));
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

	private static List<Path> paths(final String list) {
		return Stream.of(list.split(File.pathSeparator)).filter(path -> !path.isBlank()).map(Path::of).toList();
	}

	private static boolean canBeWritten(final Path folder) {
		Path there = folder;
		while (!Files.exists(there)) {
			there = there.getParent();
		}
		return Files.isDirectory(there) && Files.isWritable(there);
	}
}
