package fiji.plugin.neuralstyle.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import fiji.plugin.neuralstyle.network.NetworkWeights;

/** Finds a network by the name users give it. A name that is not there is never replaced by another. */
public final class Networks {

	/** The network that needs no download. */
	public static final String BUILT_IN = BuiltInNetwork.NAME;

	private Networks() {}

	/**
	 * The network of a name.
	 *
	 * @param name {@link #BUILT_IN}, or the path of a safetensors file
	 * @throws IllegalArgumentException if it is neither; the message says what is possible
	 * @throws IOException if the file cannot be read or holds no VGG network
	 */
	public static NetworkWeights load(final String name) throws IOException {
		if (BUILT_IN.equals(name.strip())) return BuiltInNetwork.load();
		if (name.endsWith(VggFile.ENDING) || isThere(name)) return VggFile.read(path(name));
		throw unknown(name);
	}

	private static boolean isThere(final String name) {
		return !name.isBlank() && Files.exists(path(name));
	}

	private static Path path(final String name) {
		try {
			return Path.of(name);
		}
		catch (InvalidPathException e) {
			throw (IllegalArgumentException) unknown(name).initCause(e);
		}
	}

	private static IllegalArgumentException unknown(final String name) {
		return new IllegalArgumentException("The network \"" + name + "\" is not installed. Use \"" + BUILT_IN +
			"\", which needs no download, or the path of a " + VggFile.ENDING + " file with the weights of VGG-19 or VGG-16.");
	}
}
