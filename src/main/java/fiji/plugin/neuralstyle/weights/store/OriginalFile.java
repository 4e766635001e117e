package fiji.plugin.neuralstyle.weights.store;

import java.io.IOException;
import java.nio.file.Path;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.catalogue.CatalogueEntry;
import fiji.plugin.neuralstyle.weights.download.Checksum;
import fiji.plugin.neuralstyle.weights.format.WeightsFiles;

/**
 * The file of an entry as its makers publish it.
 *
 * @param entry which; one with a file
 */
record OriginalFile(CatalogueEntry entry) {

	/**
	 * Reads one that somebody put into a folder, once it has the right sum.
	 *
	 * @throws IOException if it is another file, or damaged
	 */
	NetworkWeights read(final Path file) throws IOException {
		final Checksum checksum = entry.file().orElseThrow().checksum();
		if (!checksum.matches(file)) {
			throw new IOException("The file \"" + file + "\" is not that of the network \"" + entry.name() + "\": it has not the " +
				checksum + ". Fetch it again.");
		}
		return convert(file);
	}

	/** Reads one whose sum is known to be right. */
	NetworkWeights convert(final Path file) throws IOException {
		return named(WeightsFiles.read(file, entry.convention()));
	}

	NetworkWeights named(final NetworkWeights w) {
		return new NetworkWeights(entry.name(), w.sha256(), w.topology(), w.convolutions(), w.padding(), w.pooling(), w
			.inputMean());
	}
}
