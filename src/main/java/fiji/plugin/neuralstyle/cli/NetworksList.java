package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

import fiji.plugin.neuralstyle.NetworkSize;
import fiji.plugin.neuralstyle.weights.store.NetworkInfo;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stylize networks list}: all networks, on standard output. */
@Command(name = "list", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, header = "Lists all networks: those of the catalogue, and your own.%n",
	description = "A line for each with name, state, size and file, and below it, indented, what it is.%n")
final class NetworksList implements Callable<Integer> {

	@Mixin
	private NetworksSource source;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final NetworkStore store = source.store();
		final PrintWriter out = spec.commandLine().getOut();
		for (final NetworkInfo network : store.list()) {
			out.println(line(network));
			out.println("    " + network.description());
		}
		spec.commandLine().getErr().println("New networks go to \"" + store.folders().own() + "\".");
		return CommandLine.ExitCode.OK;
	}

	private static String line(final NetworkInfo network) throws IOException {
		final String size = NetworkSize.of(network) + (network.isUsable() ? "" : " to fetch");
		final String file = network.file().map(Object::toString).orElse("");
		return String.format("%-20s  %-13s  %-17s  %s", network.name(), network.state(), size.strip(), file).stripTrailing();
	}
}
