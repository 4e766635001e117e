package fiji.plugin.neuralstyle.weights;

import java.io.IOException;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;

/** Finds a network by the name users give it. A name that is not there is never replaced by another. */
public final class Networks {

	/** The network that needs no download. */
	public static final String BUILT_IN = BuiltInNetwork.NAME;

	private Networks() {}

	/**
	 * The network of a name, in the folders of this process. Nothing is downloaded.
	 *
	 * @param name {@link #BUILT_IN}, that of an installed network, or the path of a weights file
	 * @throws IllegalArgumentException if it is none of these; the message says what is possible
	 * @throws IOException if the file cannot be read or holds no VGG network
	 * @see NetworkStore#load(String)
	 */
	public static NetworkWeights load(final String name) throws IOException {
		// The most usual one needs no look at folders and catalogues.
		return BUILT_IN.equals(name.strip()) ? BuiltInNetwork.load() : NetworkStore.ofProcess().load(name);
	}
}
