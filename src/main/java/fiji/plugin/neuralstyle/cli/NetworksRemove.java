package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylize networks remove}: deletes an installed network. */
@Command(name = "remove", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, header = "Deletes an installed or learned network, and what a broken download of it left.%n")
final class NetworksRemove implements Callable<Integer> {

	@Parameters(paramLabel = "NAME", description = "Which.")
	private String name;

	@Mixin
	private NetworksSource source;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		source.store().remove(name);
		spec.commandLine().getErr().println("The network \"" + name + "\" is removed.");
		return CommandLine.ExitCode.OK;
	}
}
