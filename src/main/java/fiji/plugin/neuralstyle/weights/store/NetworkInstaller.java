package fiji.plugin.neuralstyle.weights.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.neuralstyle.Version;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.catalogue.CatalogueEntry;
import fiji.plugin.neuralstyle.weights.download.DiskException;
import fiji.plugin.neuralstyle.weights.download.DownloadListener;
import fiji.plugin.neuralstyle.weights.download.Downloader;
import fiji.plugin.neuralstyle.weights.download.NoRangesException;
import fiji.plugin.neuralstyle.weights.download.RemoteFile;
import fiji.plugin.neuralstyle.weights.format.RandomAccessBytes;
import fiji.plugin.neuralstyle.weights.format.WeightsFiles;

/** Installs one network of the catalogue: fetched, checked, converted, stored as a whole or not at all. */
final class NetworkInstaller {

	/** Converted, a network has about so many bytes; the file fetched is needed beside it for a moment. */
	private static final long CONVERTED_BYTES = 41_000_000;

	private final NetworkFolders folders;
	private final Downloader downloader;
	private final CatalogueEntry entry;
	private final RemoteFile file;

	/** @param entry with a file */
	NetworkInstaller(final NetworkFolders folders, final Downloader downloader, final CatalogueEntry entry) {
		this.folders = folders;
		this.downloader = downloader;
		this.entry = entry;
		file = entry.file().orElseThrow();
	}

	/** Where a download that broke off waits for the next try. */
	static Path part(final Path folder, final String name) {
		return folder.resolve("." + name + ".part");
	}

	/** @param original the makers' file, where somebody has put it into a folder */
	Path install(final Optional<Path> original, final DownloadListener listener) throws IOException {
		final Path folder = folders.writable();
		final Path target = folder.resolve(entry.name() + NetworkStore.ENDING);
		try (InstallLock lock = InstallLock.take(folder, listener)) {
			// Another program may have done it meanwhile.
			if (Files.exists(target)) return target;
			final Fetched fetched = original.isPresent() ? new Fetched(new OriginalFile(entry).read(original.get()), original.get()
				.toString(), file.checksum() + " of the whole file") : fetch(folder, listener);
			new NetworkFile(target).write(fetched.network(), provenance(fetched));
			Files.deleteIfExists(part(folder, entry.name()));
			return target;
		}
	}

	private record Fetched(NetworkWeights network, String source, String verified) {}

	private Fetched fetch(final Path folder, final DownloadListener listener) throws IOException {
		final Path part = part(folder, entry.name());
		try {
			// A whole file that has begun to come is gone on with: it can be checked better.
			final Optional<Fetched> parts = entry.neededBytes().isEmpty() || Files.exists(part) ? Optional.empty() : parts(
				folder, listener);
			return parts.isPresent() ? parts.get() : whole(folder, part, listener);
		}
		catch (DiskException e) {
			throw e;
		}
		catch (IOException e) {
			throw new IOException("The network \"" + entry.name() + "\" could not be installed: " + e.getMessage() + " " +
				new NotInstalled(folders).byHand(file), e);
		}
	}

	private Fetched whole(final Path folder, final Path part, final DownloadListener listener) throws IOException {
		checkRoom(folder, file.size().orElse(0) - (Files.exists(part) ? Files.size(part) : 0) + CONVERTED_BYTES);
		final URI address = downloader.fetch(file, part, listener);
		try {
			return new Fetched(new OriginalFile(entry).convert(part), address.toString(), file.checksum() +
				" of the whole file");
		}
		catch (IOException e) {
			// The right file, but not to be understood: no other try would help.
			Files.deleteIfExists(part);
			throw e;
		}
	}

	/** Nothing if no server gives parts. */
	private Optional<Fetched> parts(final Path folder, final DownloadListener listener) throws IOException {
		checkRoom(folder, CONVERTED_BYTES);
		for (final URI address : file.mirrors()) {
			if (address.getScheme().equals("file")) return Optional.empty();
			try {
				final RandomAccessBytes bytes = downloader.open(address, file.size(), entry.neededBytes().getAsLong(), listener);
				final NetworkWeights network = WeightsFiles.read(bytes, entry.name(), "not known", entry.convention());
				return Optional.of(new Fetched(new OriginalFile(entry).named(network), address.toString(),
					"size and structure; only the parts with convolutions were fetched, so the " + file.checksum() +
						" of the whole file could not be compared"));
			}
			catch (NoRangesException e) {
				listener.message(address + ": " + e.getMessage() + ", so all of it is fetched.");
			}
			catch (IOException e) {
				listener.message(address + ": its parts could not be used (" + e.getMessage() + ").");
			}
		}
		return Optional.empty();
	}

	private static void checkRoom(final Path folder, final long bytes) throws IOException {
		final long room = Files.getFileStore(folder).getUsableSpace();
		if (room < bytes) {
			throw new DiskException("The folder \"" + folder + "\" has room for " + room / 1_000_000 + " MB, but " + (bytes /
				1_000_000 + 1) + " MB are needed. Make room, or name another folder with the variable " + NetworkFolders.VARIABLE +
				" or the flag --networks-folder.", null);
		}
	}

	private Map<String, String> provenance(final Fetched fetched) {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("software", "Neural Style Transfer " + Version.text());
		lines.put("source", fetched.source());
		lines.put("verified", fetched.verified());
		lines.put("description", entry.description());
		lines.put("licence", entry.licence());
		lines.put("citation", entry.citation());
		return lines;
	}
}
