package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import fiji.plugin.neuralstyle.weights.store.NetworkFolders;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;
import fiji.plugin.neuralstyle.weights.store.Surroundings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which networks a subcommand of {@code networks} is about. */
final class NetworksSource {

	@Mixin
	private NetworksFolder folder;

	@Option(names = "--catalogue", paramLabel = "FILE",
		description = "A catalogue file of your own, beside the program's; docs/networks.md describes it.")
	private Path catalogue;

	/** @throws IOException if the catalogue is wrong */
	NetworkStore store() throws IOException {
		final Surroundings surroundings = Surroundings.ofProcess();
		return NetworkStore.of(surroundings, NetworkFolders.of(surroundings), Optional.ofNullable(catalogue));
	}
}
