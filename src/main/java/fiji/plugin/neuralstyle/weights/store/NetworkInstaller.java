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
import fiji.plugin.neuralstyle.weights.download.Room;
import fiji.plugin.neuralstyle.weights.format.RandomAccessBytes;
import fiji.plugin.neuralstyle.weights.format.WeightsFiles;

/** Installs one network of the catalogue: fetched, checked, converted, stored as a whole or not at all. */
final class NetworkInstaller {

	/** Converted, a network has about so many bytes; the file fetched is needed beside it for a moment. */
	private static final long CONVERTED_BYTES = 41_000_000;

	private static final String WHOLE_SUM = "%s of the whole file";
	private static final String PARTS = "the whole file's size, its structure and, where it is a zip, the CRC-32 of each part " +
		"that was fetched; only the parts with convolutions were, so the %s of the whole file could not be compared";

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
				.toString(), WHOLE_SUM.formatted(file.checksum())) : fetch(folder, listener);
			store(target, fetched, part(folder, entry.name()));
			return target;
		}
	}

	private void store(final Path target, final Fetched fetched, final Path part) throws IOException {
		try {
			new NetworkFile(target).write(fetched.network(), provenance(fetched));
		}
		catch (DiskException e) {
			// With more room, the next try need not fetch it again.
			throw e;
		}
		catch (IOException e) {
			Files.deleteIfExists(part);
			throw e;
		}
		Files.deleteIfExists(part);
	}

	private record Fetched(NetworkWeights network, String source, String verified) {}

	private Fetched fetch(final Path folder, final DownloadListener listener) throws IOException {
		final Path part = part(folder, entry.name());
		final long here = Files.exists(part) ? Files.size(part) : 0;
		if (entry.neededBytes().isPresent() && here == 0) {
			final Optional<Fetched> parts = parts(folder, listener);
			if (parts.isPresent()) return parts.get();
		}
		// A whole file that has begun to come is gone on with: it can be checked better.
		// Where the size is not known, the server's answer will tell, and the room is looked at again.
		new Room(folder).check(Math.max(0, file.size().orElse(0) - here) + CONVERTED_BYTES);
		return converted(part, whole(part, listener));
	}

	private URI whole(final Path part, final DownloadListener listener) throws IOException {
		try {
			return downloader.fetch(file, part, listener);
		}
		catch (DiskException e) {
			throw e;
		}
		catch (IOException e) {
			throw new IOException("The network \"" + entry.name() + "\" could not be installed: " + e.getMessage() + " " +
				new NotInstalled(folders).byHand(file), e);
		}
	}

	private Fetched converted(final Path part, final URI address) throws IOException {
		try {
			return new Fetched(new OriginalFile(entry).convert(part), address.toString(), WHOLE_SUM.formatted(file.checksum()));
		}
		catch (IOException e) {
			// Too little memory, or a bad disk: the file is right, and the next try will not fetch it again.
			if (isLackOfMemory(e) || e.getCause() instanceof IOException) throw e;
			// No other try would help.
			Files.deleteIfExists(part);
			throw new IOException("The network \"" + entry.name() + "\" could not be installed, as its file is not one that is understood. " +
				e.getMessage(), e);
		}
	}

	/** Nothing if no server gives parts, or the file is on this machine. */
	private Optional<Fetched> parts(final Path folder, final DownloadListener listener) throws IOException {
		new Room(folder).check(CONVERTED_BYTES);
		for (final URI address : file.mirrors()) {
			if (RemoteFile.isLocal(address)) {
				if (Files.exists(Path.of(address))) return Optional.empty();
				continue;
			}
			try {
				final RandomAccessBytes bytes = downloader.open(address, file.size(), entry.neededBytes().getAsLong(), listener);
				final NetworkWeights network = WeightsFiles.read(bytes, entry.name(), "not known", entry.convention());
				return Optional.of(new Fetched(new OriginalFile(entry).named(network), address.toString(), PARTS.formatted(file
					.checksum())));
			}
			catch (NoRangesException e) {
				listener.message(address + ": " + e.getMessage() + ", so all of it is fetched.");
			}
			catch (IOException e) {
				if (isLackOfMemory(e)) throw e;
				listener.message(address + ": its parts could not be used (" + e.getMessage() + ").");
			}
		}
		return Optional.empty();
	}

	/** Which no other server would cure. */
	private static boolean isLackOfMemory(final Throwable e) {
		return e != null && (e instanceof OutOfMemoryError || isLackOfMemory(e.getCause()));
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
