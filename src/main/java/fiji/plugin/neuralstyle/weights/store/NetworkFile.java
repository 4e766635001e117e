package fiji.plugin.neuralstyle.weights.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.download.Checksum;
import fiji.plugin.neuralstyle.weights.download.DiskException;
import fiji.plugin.neuralstyle.weights.format.NumberFormat;
import fiji.plugin.neuralstyle.weights.format.VggWriter;
import fiji.plugin.neuralstyle.weights.format.WeightsFiles;

/**
 * An installed network: its file, and beside it the file's SHA-256 in the form of {@code sha256sum}.
 *
 * @param file of the network
 */
record NetworkFile(Path file) {

	private Path sum() {
		return file.resolveSibling(file.getFileName() + ".sha256");
	}

	/** Of one name each time, so that what a killed program left is overwritten. */
	private Path unfinished() {
		return file.resolveSibling("." + file.getFileName() + ".new");
	}

	/** Those that may be there. */
	List<Path> all() {
		return List.of(file, sum(), unfinished());
	}

	/**
	 * Writes both; the network appears whole and with its sum, or not at all.
	 *
	 * @throws DiskException if they cannot be written
	 * @throws IOException if the network cannot be stored
	 */
	void write(final NetworkWeights network, final Map<String, String> provenance) throws IOException {
		try {
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished()))) {
				VggWriter.write(network, NumberFormat.F16, provenance, out);
			}
			Files.writeString(sum(), Checksum.of(Checksum.Method.SHA256, unfinished()) + "  " + file.getFileName() + "\n");
			// Last, as a network without a sum could not be verified; a sum without a network does no harm.
			Files.move(unfinished(), file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IllegalArgumentException e) {
			throw new IOException("The network \"" + network.name() + "\" cannot be stored: " + e.getMessage(), e);
		}
		catch (IOException e) {
			throw new DiskException("The network file \"" + file +
				"\" cannot be written. Make room there, or choose a folder where you may write.", e);
		}
		finally {
			Files.deleteIfExists(unfinished());
			if (!Files.exists(file)) Files.deleteIfExists(sum());
		}
	}

	/**
	 * Reads the network.
	 *
	 * @throws IOException if the file is damaged or cannot be read
	 */
	NetworkWeights read() throws IOException {
		try {
			return WeightsFiles.read(file);
		}
		catch (IOException e) {
			if (e.getCause() instanceof OutOfMemoryError) throw e;
			throw new IOException(e.getMessage() + " If it was installed, remove it and install it again.", e);
		}
	}

	/**
	 * Reads the file and compares its sum.
	 *
	 * @return a sentence on what was compared
	 * @throws IOException if the file is damaged or cannot be read
	 */
	String verify() throws IOException {
		final String is = Checksum.of(Checksum.Method.SHA256, file);
		if (!Files.exists(sum())) {
			return file + " is a whole " + read().topology() + " network; there is no sum beside it to compare its SHA-256 with, " +
				is + ".";
		}
		// Not as UTF-8: a damaged sum need not be a text.
		if (!new String(Files.readAllBytes(sum()), StandardCharsets.ISO_8859_1).startsWith(is)) {
			throw new IOException("The network file \"" + file + "\" is damaged: its SHA-256 is no longer what it was when it was installed. " +
				"Remove it and install it again.");
		}
		return file + " is whole: its SHA-256 is " + is + ", as when it was installed. It holds a " + read().topology() +
			" network.";
	}
}
