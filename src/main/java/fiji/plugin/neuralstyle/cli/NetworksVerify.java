package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylize networks verify}: whether an installed network is what it should be. */
@Command(name = "verify", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, header = "Reads an installed network as a whole and compares it with what is known of it.%n",
	footer = "%nExit codes: 0 it is whole, 1 it is damaged or not installed, 2 wrong usage.")
final class NetworksVerify implements Callable<Integer> {

	@Parameters(paramLabel = "NAME", description = "Which.")
	private String name;

	@Mixin
	private NetworksSource source;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		spec.commandLine().getOut().println(source.store().verify(name));
		return CommandLine.ExitCode.OK;
	}
}
