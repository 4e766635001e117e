package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.convert.ConvertService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;

import fiji.plugin.neuralstyle.preset.PresetFolders;
import fiji.plugin.neuralstyle.preset.ResultRecord;
import fiji.plugin.neuralstyle.preset.SavedPreset;
import fiji.plugin.neuralstyle.weights.store.Surroundings;

/** Saves settings as a preset's file: those used last, or those that a result was made with. */
@Plugin(type = Command.class, menuPath = SavePresetCommand.MENU_PATH, initializer = "offerSources",
	description = "Saves settings as a file, to be chosen as a preset here or on another machine.")
public class SavePresetCommand extends NetworkTaskCommand {

	static final String MENU_PATH = "Plugins>Neural Style>Save Preset...";

	private static final String LAST_RUN = "last run by dialog";

	@Parameter(label = "Name", persist = false,
		description = "What the preset will be called in dialogs; or the path of a file, to share it.")
	private String name = "";

	@Parameter(label = "Settings of", persist = false,
		description = "The last run by dialog, or an image: a result, whose own settings are saved.")
	private String source = LAST_RUN;

	@Parameter(label = "Description", required = false, persist = false, description = "What it is for.")
	private String description = "";

	@Parameter(label = "Replace", persist = false, description = "Whether to replace a preset of that name.")
	private boolean replace;

	@Parameter
	private PrefService prefs;

	@Parameter
	private ConvertService convert;

	/** Offers the open images, the active one first where it is a result. */
	protected void offerSources() {
		if (isInputResolved("source")) return;
		final List<String> sources = new ArrayList<>(List.of(LAST_RUN));
		sources.addAll(OpenImages.choices());
		getInfo().getMutableInput("source", String.class).setChoices(sources);
	}

	@Override
	void work() throws IOException {
		final SavedPreset preset = new SavedPreset(PresetFolders.of(Surroundings.ofProcess()), name, description, settings());
		final Path file = replace ? preset.replace() : preset.save();
		say("The preset is saved: " + file);
	}

	private Map<String, String> settings() throws IOException {
		if (LAST_RUN.equals(source)) return new PresetInputs(convert, prefs).lastUsed();
		return ResultRecord.of(OpenImages.find("result", source)).settings();
	}
}
