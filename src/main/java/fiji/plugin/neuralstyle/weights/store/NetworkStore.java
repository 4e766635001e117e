package fiji.plugin.neuralstyle.weights.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;
import fiji.plugin.neuralstyle.weights.VggFile;
import fiji.plugin.neuralstyle.weights.catalogue.Catalogue;
import fiji.plugin.neuralstyle.weights.catalogue.CatalogueEntry;
import fiji.plugin.neuralstyle.weights.catalogue.NetworkName;
import fiji.plugin.neuralstyle.weights.download.DownloadListener;
import fiji.plugin.neuralstyle.weights.download.Downloader;
import fiji.plugin.neuralstyle.weights.download.Patience;
import fiji.plugin.neuralstyle.weights.format.WeightsFiles;

/**
 * The networks of a machine: the built-in one, those of the catalogue, and those that users learned or put
 * into a folder as {@code NAME.safetensors}. Only {@link #install} uses the network.
 */
public final class NetworkStore {

	/** Environment variable: a user's catalogue file. */
	public static final String CATALOGUE_VARIABLE = "NEURAL_STYLE_CATALOGUE";

	static final String ENDING = ".safetensors";

	private final NetworkFolders folders;
	private final Catalogue catalogue;
	private final StoredFiles files;
	private final Downloader downloader;

	/**
	 * @param folders where networks live
	 * @param catalogue what can be installed
	 * @param downloader how
	 */
	public NetworkStore(final NetworkFolders folders, final Catalogue catalogue, final Downloader downloader) {
		this.folders = folders;
		this.catalogue = catalogue;
		files = new StoredFiles(folders, catalogue);
		this.downloader = downloader;
	}

	/**
	 * The store of this process.
	 *
	 * @throws IllegalArgumentException if the variable names something that is no path
	 * @throws IOException if a user's catalogue is wrong
	 */
	public static NetworkStore ofProcess() throws IOException {
		final Surroundings surroundings = Surroundings.ofProcess();
		return of(surroundings, NetworkFolders.of(surroundings), Optional.empty());
	}

	/**
	 * A store with the catalogue that comes with the program, with {@code catalogue.json} of each folder,
	 * with that of the variable {@value #CATALOGUE_VARIABLE}, and with one more.
	 *
	 * @throws IllegalArgumentException if the variable names something that is no path
	 * @throws IOException if a user's catalogue is wrong
	 */
	public static NetworkStore of(final Surroundings surroundings, final NetworkFolders folders,
		final Optional<Path> catalogueFile) throws IOException
	{
		final Catalogue catalogue = new UserCatalogues(surroundings, folders).read(catalogueFile);
		return new NetworkStore(folders, catalogue, Downloader.of(surroundings.environment(), Patience.DEFAULT));
	}

	/** Where networks live. */
	public NetworkFolders folders() {
		return folders;
	}

	/** What can be installed. */
	public Catalogue catalogue() {
		return catalogue;
	}

	/**
	 * All networks: those of the catalogue in its order, then others by name.
	 *
	 * @throws IOException if a folder cannot be read
	 */
	public List<NetworkInfo> list() throws IOException {
		return new NetworkList(catalogue, files).all();
	}

	/** Whether a name means a network that can be used now. */
	public boolean isInstalled(final String name) {
		return BuiltInNetwork.NAME.equals(name) || find(name).isPresent();
	}

	/** The file of an installed network. */
	public Optional<Path> find(final String name) {
		return files.find(name);
	}

	/**
	 * Reads the network of a name.
	 *
	 * @param name that of the built-in network, of an installed one, or the path of a weights file
	 * @throws IllegalArgumentException if it is none of these; the message says what is possible
	 * @throws IOException if the file cannot be read, holds no VGG network or is not what the catalogue says
	 */
	public NetworkWeights load(final String name) throws IOException {
		final String stripped = name.strip();
		if (BuiltInNetwork.NAME.equals(stripped)) return BuiltInNetwork.load();
		final Optional<Path> converted = files.converted(stripped);
		if (converted.isPresent()) return new NetworkFile(converted.get()).read();
		final Optional<Path> original = files.original(stripped);
		if (original.isPresent()) return new OriginalFile(catalogue.find(stripped).orElseThrow()).read(original.get());
		final Optional<Path> path = path(name);
		if (path.isPresent()) return VggFile.read(path.get());
		throw new IllegalArgumentException(new NotInstalled(folders).sentence(name, catalogue.find(stripped)));
	}

	/**
	 * Fetches, checks and converts a network of the catalogue. One that is installed stays as it is. Programs
	 * that want the same at once fetch it once.
	 *
	 * @return its file
	 * @throws IllegalArgumentException if the catalogue has none such
	 * @throws IOException if no server has it, it is not what it should be, or it cannot be stored
	 * @throws CancellationException if the listener cancels; what is here already serves the next try
	 */
	public Path install(final String name, final DownloadListener listener) throws IOException {
		if (BuiltInNetwork.NAME.equals(name)) {
			throw new IllegalArgumentException("The network \"" + name +
				"\" comes with the program and works now; there is nothing to install.");
		}
		final CatalogueEntry entry = catalogue.find(name).filter(known -> known.file().isPresent()).orElseThrow(
			() -> new IllegalArgumentException("There is no network \"" + name + "\" to install. There are " + String.join(", ",
				installable()) + "."));
		final Optional<Path> there = files.converted(name);
		return there.isPresent() ? there.get() : new NetworkInstaller(folders, downloader, entry).install(files.original(name),
			listener);
	}

	/**
	 * Reads an installed network as a whole and compares it with what is known of it.
	 *
	 * @return a sentence on what was compared
	 * @throws IllegalArgumentException if it is not installed
	 * @throws IOException if it is damaged; the message says what to do
	 */
	public String verify(final String name) throws IOException {
		final Path file = installed(name, "verified");
		if (files.converted(name).isPresent()) return new NetworkFile(file).verify();
		final CatalogueEntry entry = catalogue.find(name).orElseThrow();
		final NetworkWeights network = new OriginalFile(entry).read(file);
		return file + " is whole: it has the " + entry.file().orElseThrow().checksum() + " that the catalogue wants. It holds a " +
			network.topology() + " network.";
	}

	/**
	 * Deletes an installed network, the makers' file put beside it by hand, and what a broken download left.
	 *
	 * @throws IllegalArgumentException if it is not installed, or not in the own folder
	 * @throws IOException if it cannot be deleted, or another program is installing at this moment
	 */
	public void remove(final String name) throws IOException {
		final List<Path> own = files.own(name);
		if (own.isEmpty()) {
			throw new IllegalArgumentException("The network \"" + name + "\" is in \"" + installed(name, "removed").getParent() +
				"\", which this program only reads. Ask whoever keeps that folder.");
		}
		try (InstallLock lock = InstallLock.attempt(folders.own()).orElseThrow(() -> new IOException(
			"Another program is installing a network in \"" + folders.own() + "\". Try again when it is done.")))
		{
			for (final Path file : own) {
				delete(file);
			}
		}
	}

	private static void delete(final Path file) throws IOException {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException e) {
			throw new IOException("The file \"" + file + "\" cannot be deleted. Close the programs that use it, or change its folder's permissions.",
				e);
		}
	}

	/**
	 * Looks whether {@link #add} will do for a name, which whoever makes a network should know before the work.
	 *
	 * @throws IllegalArgumentException if the name will not do, is in the catalogue or is that of an installed network
	 * @throws IOException if the folder cannot be written to
	 */
	public void checkNew(final String name) throws IOException {
		NetworkName.check(name);
		if (catalogue.find(name).isPresent()) {
			throw new IllegalArgumentException("\"" + name + "\" is the name of a network in the catalogue. Choose another.");
		}
		final Optional<Path> taken = find(name);
		if (taken.isPresent()) {
			throw new IllegalArgumentException("There is a network \"" + name + "\" already, in \"" + taken.get() +
				"\". Choose another name, or remove that one before.");
		}
		folders.writable();
	}

	/**
	 * Keeps a network of one's own under its name, with its SHA-256 beside it, so that {@link #verify} can compare.
	 * It appears whole or not at all, and replaces none.
	 *
	 * @param provenance where it comes from; no key may be name, topology, padding, pooling or inputMean
	 * @return its file
	 * @throws IllegalArgumentException if its name will not do, is in the catalogue or is that of an installed network
	 * @throws IOException if it cannot be written
	 */
	public Path add(final NetworkWeights network, final Map<String, String> provenance) throws IOException {
		final Path folder = folders.writable();
		try (InstallLock lock = InstallLock.take(folder, DownloadListener.NONE)) {
			checkNew(network.name());
			final Path file = folder.resolve(network.name() + ENDING);
			new NetworkFile(file).write(network, provenance);
			return file;
		}
	}

	private Path installed(final String name, final String what) {
		if (BuiltInNetwork.NAME.equals(name)) {
			throw new IllegalArgumentException("The network \"" + name + "\" is in the program itself and cannot be " + what + ".");
		}
		return find(name).orElseThrow(() -> new IllegalArgumentException("The network \"" + name +
			"\" is not installed, so it cannot be " + what + "."));
	}

	private List<String> installable() {
		return catalogue.entries().stream().filter(entry -> entry.file().isPresent()).map(CatalogueEntry::name).toList();
	}

	/** The path that a name is, if it looks like one or is there. */
	private static Optional<Path> path(final String name) {
		try {
			final Path path = Path.of(name);
			final boolean looksLikeOne = WeightsFiles.ENDINGS.stream().anyMatch(name::endsWith);
			return Optional.of(path).filter(file -> !name.isBlank() && (looksLikeOne || Files.exists(file)));
		}
		catch (InvalidPathException e) {
			// Whoever asks says that there is no such network.
			return Optional.empty();
		}
	}
}
