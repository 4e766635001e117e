package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import fiji.plugin.neuralstyle.weights.catalogue.CatalogueEntry;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code stylize networks install}: fetches a network of the catalogue. */
@Command(name = "install", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, header = "Fetches a network, checks it, and keeps it for use by its name.%n", //
	footer = "%nExit codes: 0 success, 1 failure, 2 wrong usage, 130 cancelled (Ctrl-C; the same command goes on with what is here).")
final class NetworksInstall implements Callable<Integer> {

	@Parameters(paramLabel = "NAME", description = "Which; stylize networks list shows what there is.")
	private String name;

	@Option(names = { "-q", "--quiet" }, description = "Say nothing but what failed.")
	private boolean quiet;

	@Mixin
	private NetworksSource source;

	@ParentCommand
	private NetworksCommands parent;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final NetworkStore store = source.store();
		final PrintWriter err = spec.commandLine().getErr();
		final Path file;
		try (NetworksDownload progress = new NetworksDownload(err, quiet, parent.cancelled())) {
			file = store.install(name, progress);
		}
		catch (CancellationException e) {
			err.println(e.getMessage() + " The same command goes on with what is here.");
			return Stylize.CANCELLED;
		}
		if (!quiet) {
			err.println("The network \"" + name + "\" is installed: " + file);
			store.catalogue().find(name).ifPresent(entry -> credit(entry, err));
		}
		return CommandLine.ExitCode.OK;
	}

	private static void credit(final CatalogueEntry entry, final PrintWriter err) {
		if (!entry.licence().isBlank()) err.println("Licence: " + entry.licence());
		if (!entry.citation().isBlank()) err.println("To cite: " + entry.citation());
	}
}
