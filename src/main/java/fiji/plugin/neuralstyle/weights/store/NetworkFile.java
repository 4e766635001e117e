package fiji.plugin.neuralstyle.weights.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.VggFile;
import fiji.plugin.neuralstyle.weights.download.Checksum;
import fiji.plugin.neuralstyle.weights.format.NumberFormat;

/**
 * An installed network: its file, and beside it the file's SHA-256 in the form of {@code sha256sum}.
 *
 * @param file of the network
 */
record NetworkFile(Path file) {

	private Path sum() {
		return file.resolveSibling(file.getFileName() + ".sha256");
	}

	/** Writes both; at no time does a file have another's sum. */
	void write(final NetworkWeights network, final Map<String, String> provenance) throws IOException {
		Files.deleteIfExists(sum());
		VggFile.write(network, NumberFormat.F16, provenance, file);
		Files.writeString(sum(), Checksum.of(Checksum.Method.SHA256, file) + "  " + file.getFileName() + "\n");
	}

	/** Deletes both. */
	void delete() throws IOException {
		Files.deleteIfExists(file);
		Files.deleteIfExists(sum());
	}

	/**
	 * Compares.
	 *
	 * @param network read from the file just now
	 * @return a sentence on what was compared
	 * @throws IOException if the file is damaged
	 */
	String verify(final NetworkWeights network) throws IOException {
		for (int i = 0; i < network.convolutions().size(); i++) {
			if (!isFinite(network.convolutions().get(i))) {
				throw new IOException("The network \"" + network.name() + "\" is damaged: " + network.topology().convolution(i) +
					" has a number that is not finite. Remove it and install it again.");
			}
		}
		final String is = Checksum.of(Checksum.Method.SHA256, file);
		if (!Files.exists(sum())) {
			return file + " is a whole " + network.topology() + " network; there is no sum beside it to compare its SHA-256 with, " +
				is + ".";
		}
		if (!Files.readString(sum()).startsWith(is)) {
			throw new IOException("The network file \"" + file + "\" is damaged: its SHA-256 is no longer what it was when it was installed. " +
				"Remove it and install it again.");
		}
		return file + " is whole: its SHA-256 is " + is + ", as when it was installed.";
	}

	private static boolean isFinite(final Convolution convolution) {
		float sum = 0;
		for (final float weight : convolution.kernel()) {
			sum += weight * 0;
		}
		for (final float weight : convolution.bias()) {
			sum += weight * 0;
		}
		return sum == 0;
	}
}
