package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

import fiji.plugin.neuralstyle.preset.Presets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylize presets show}: what a preset sets, on standard output. */
@Command(name = "show", mixinStandardHelpOptions = true, versionProvider = VersionText.class,
	usageHelpAutoWidth = true, header = "Shows all that a preset sets, as flags.%n")
final class PresetsShow implements Callable<Integer> {

	@Parameters(paramLabel = "PRESET", description = "A preset's name, or the file of a preset or of a result.")
	private String preset;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		Presets.ofProcess().settings(preset).forEach((name, text) -> spec.commandLine().getOut().println(SettingNames.flag(
			name) + " " + text));
		return CommandLine.ExitCode.OK;
	}
}
