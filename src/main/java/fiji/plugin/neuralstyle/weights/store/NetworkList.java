package fiji.plugin.neuralstyle.weights.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import fiji.plugin.neuralstyle.weights.catalogue.Catalogue;
import fiji.plugin.neuralstyle.weights.catalogue.CatalogueEntry;
import fiji.plugin.neuralstyle.weights.store.NetworkInfo.State;

/**
 * What there is and what is to be had.
 *
 * @param catalogue whose networks come first
 * @param files that are there
 */
record NetworkList(Catalogue catalogue, StoredFiles files) {

	/**
	 * All networks: those of the catalogue in its order, then others by name.
	 *
	 * @throws IOException if a folder cannot be read
	 */
	List<NetworkInfo> all() throws IOException {
		final Map<String, NetworkInfo> all = new LinkedHashMap<>();
		catalogue.entries().forEach(entry -> all.put(entry.name(), info(entry)));
		files.convertedByName().forEach((name, file) -> all.putIfAbsent(name, new NetworkInfo(name, "Your own.",
			State.INSTALLED, Optional.of(file), OptionalLong.empty())));
		return List.copyOf(all.values());
	}

	private NetworkInfo info(final CatalogueEntry entry) {
		if (entry.file().isEmpty()) return info(entry, State.BUILT_IN, Optional.empty(), OptionalLong.empty());
		final Optional<Path> file = files.find(entry.name());
		return file.isPresent() ? info(entry, State.INSTALLED, file, OptionalLong.empty()) : info(entry, State.NOT_INSTALLED,
			file, entry.downloadBytes());
	}

	private static NetworkInfo info(final CatalogueEntry entry, final State state, final Optional<Path> file,
		final OptionalLong downloadBytes)
	{
		return new NetworkInfo(entry.name(), entry.description(), state, file, downloadBytes);
	}
}
