package fiji.plugin.neuralstyle.weights;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import fiji.plugin.neuralstyle.network.NetworkWeights;

/** Finds a network by the name users give it. A name that is not there is never replaced by another. */
public final class Networks {

	/** The network in the jar, learned by this project (docs/built-in-network.md); needs no download. */
	public static final String BUILT_IN = "built-in";

	private static final String RESOURCE = "built-in.safetensors";
	private static final String ENDING = ".safetensors";

	private Networks() {}

	/**
	 * The network of a name.
	 *
	 * @param name {@link #BUILT_IN} or the path of a safetensors file
	 * @throws IllegalArgumentException if it is neither
	 * @throws IOException if the file cannot be read or holds no VGG network
	 */
	public static NetworkWeights load(final String name) throws IOException {
		if (BUILT_IN.equals(name.strip())) return builtIn();
		if (name.endsWith(ENDING) || isFile(name)) return VggFile.read(Path.of(name));
		throw new IllegalArgumentException("The network \"" + name + "\" is not installed. " + BUILT_IN +
			" works without a download; the path of a " + ENDING + " file with VGG-19 or VGG-16 weights works as well.");
	}

	private static NetworkWeights builtIn() throws IOException {
		try (InputStream in = Networks.class.getResourceAsStream(RESOURCE)) {
			if (in == null) throw new FileNotFoundException("The built-in network is missing from the jar. Install the plugin again.");
			return VggFile.read(BUILT_IN, in.readAllBytes());
		}
	}

	private static boolean isFile(final String name) {
		try {
			return Files.exists(Path.of(name));
		}
		catch (InvalidPathException e) {
			// Not every name is a possible path.
			return false;
		}
	}
}
