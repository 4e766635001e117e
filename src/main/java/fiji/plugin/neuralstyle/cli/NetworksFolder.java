package fiji.plugin.neuralstyle.cli;

import java.nio.file.Path;

import fiji.plugin.neuralstyle.weights.store.NetworkFolders;
import picocli.CommandLine.Option;

/** Where networks live, for this process. */
final class NetworksFolder {

	/** Called while the arguments are read, before anything is looked for. */
	@Option(names = "--networks-folder", paramLabel = "FOLDER", description = {
		"Folder of installed and learned networks (default: that of the variable NEURAL_STYLE_NETWORKS, else Fiji's or the user's own)." })
	void use(final Path folder) {
		if (folder != null) System.setProperty(NetworkFolders.PROPERTY, folder.toAbsolutePath().toString());
	}
}
