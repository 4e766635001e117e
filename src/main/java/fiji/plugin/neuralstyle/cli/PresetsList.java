package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import fiji.plugin.neuralstyle.Preset;
import fiji.plugin.neuralstyle.preset.PresetFile;
import fiji.plugin.neuralstyle.preset.PresetFolders;
import fiji.plugin.neuralstyle.preset.Presets;
import fiji.plugin.neuralstyle.weights.store.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stylize presets list}: all presets, on standard output. */
@Command(name = "list", mixinStandardHelpOptions = true, versionProvider = VersionText.class,
	usageHelpAutoWidth = true, header = "Lists all presets: the built-in ones, and your own with their files.%n")
final class PresetsList implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		final PresetFolders folders = PresetFolders.of(Surroundings.ofProcess());
		for (final Preset preset : Preset.values()) {
			out.println(preset);
		}
		for (final Map.Entry<String, Path> own : folders.files().entrySet()) {
			if (!Presets.isBuiltIn(own.getKey())) out.println((own.getKey() + "  " + own.getValue() + "  " + about(own.getValue()))
				.strip());
		}
		spec.commandLine().getErr().println("New presets go to \"" + folders.own() + "\".");
		return CommandLine.ExitCode.OK;
	}

	/** One that is wrong must not hide the others. */
	private static String about(final Path file) {
		try {
			return PresetFile.read(file).description();
		}
		catch (IOException e) {
			return e.getMessage();
		}
	}
}
