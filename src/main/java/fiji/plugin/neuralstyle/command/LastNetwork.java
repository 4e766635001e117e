package fiji.plugin.neuralstyle.command;

import java.io.IOException;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.Networks;

/** Keeps the network it last loaded, as a dialog asks often. */
final class LastNetwork {

	private String name;
	private NetworkWeights weights;

	/** @throws IOException if it is not there or cannot be read */
	synchronized NetworkWeights load(final String wanted) throws IOException {
		if (!wanted.equals(name)) {
			weights = Networks.load(wanted);
			name = wanted;
		}
		return weights;
	}
}
