package fiji.plugin.neuralstyle.cli;

import java.io.IOException;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.Networks;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The network that a subcommand of {@code inspect} looks into. */
final class InspectedNetwork {

	@Option(names = "--network", paramLabel = "NAME",
		description = "built-in, the name of an installed network, or the path of a file with VGG-19 or VGG-16 weights (default: ${DEFAULT-VALUE}).")
	private String network = Networks.BUILT_IN;

	@Mixin
	private NetworksFolder networks;

	String name() {
		return network;
	}

	NetworkWeights load() throws IOException {
		return Networks.load(network);
	}
}
