package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import fiji.plugin.neuralstyle.preset.PresetFolders;
import fiji.plugin.neuralstyle.preset.PresetSettings;
import fiji.plugin.neuralstyle.preset.ResultRecord;
import fiji.plugin.neuralstyle.preset.SavedPreset;
import fiji.plugin.neuralstyle.weights.store.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylize presets save}: settings as a file. */
@Command(name = "save", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, customSynopsis = "stylize presets save FILE [--from RESULT | SETTINGS]", //
	header = "Saves settings as a preset: those of the flags given, or those that a result was made with.%n")
final class PresetsSave implements Callable<Integer> {

	@Parameters(paramLabel = "FILE", description = "A name, for a file in the folder of presets; or a path.")
	private String file;

	@Option(names = "--from", paramLabel = "RESULT", description = "A result, whose settings are saved.")
	private Path from;

	@Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
	private String description = "";

	@Option(names = "--replace", description = "Replace a preset of that name.")
	private boolean replace;

	@ArgGroup(exclusive = false, validate = false, heading = "%nTypes of images:%n")
	private ImageOptions images = new ImageOptions();

	@ArgGroup(exclusive = false, validate = false, heading = "%nSettings:%n")
	private SettingsOptions options = new SettingsOptions();

	@ArgGroup(exclusive = false, validate = false, heading = "%nArtist's controls:%n")
	private ArtistOptions artist = new ArtistOptions();

	@Mixin
	private NetworksFolder networks;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final SavedPreset preset = new SavedPreset(PresetFolders.of(Surroundings.ofProcess()), file, description, settings());
		final Path written = replace ? preset.replace() : preset.save();
		spec.commandLine().getErr().println("The preset is saved: " + written);
		return CommandLine.ExitCode.OK;
	}

	private Map<String, String> settings() throws IOException {
		if (from != null) return ResultRecord.of(from).settings();
		return PresetSettings.of(options.network(), options.settings().withArtist(artist.settings()), images.settings());
	}
}
