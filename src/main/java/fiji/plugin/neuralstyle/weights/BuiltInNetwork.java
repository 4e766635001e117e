package fiji.plugin.neuralstyle.weights;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.format.WeightsFiles;

/** The network in the jar, learned by this project (docs/built-in-network.md); needs no download. */
public final class BuiltInNetwork {

	/** What users call it. */
	public static final String NAME = "built-in";

	private static final String RESOURCE = "built-in.safetensors";

	private BuiltInNetwork() {}

	/**
	 * Reads it.
	 *
	 * @throws IOException if the jar is damaged
	 */
	public static NetworkWeights load() throws IOException {
		try (InputStream in = BuiltInNetwork.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new FileNotFoundException("The built-in network is missing from the jar. Install the plugin again.");
			}
			return WeightsFiles.read(NAME, in.readAllBytes());
		}
	}
}
