package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;

import fiji.plugin.neuralstyle.preset.ResultRecord;
import fiji.plugin.neuralstyle.reproduce.InputFiles;
import fiji.plugin.neuralstyle.reproduce.PixelComparison;
import fiji.plugin.neuralstyle.reproduce.Recipe;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/** Makes a result again, from what it says of itself, and compares. */
@Plugin(type = Command.class, menuPath = ReproduceCommand.MENU_PATH, initializer = "offerImages",
	description = "Makes a result again, with the settings in its metadata, and says whether the pixels are the same.")
public class ReproduceCommand extends NetworkTaskCommand {

	static final String MENU_PATH = "Plugins>Neural Style>Reproduce from Image...";

	@Parameter(label = "Result", persist = false,
		description = "An image that was made by Neural Style Transfer: its title, or a file's path.")
	private String result = "";

	@Parameter(label = "Content", required = false, persist = false,
		description = "The image that it was made of: a title or a file's path; blank to look among the open images and beside the result's file.")
	private String content = "";

	@Parameter(label = "Style", required = false, persist = false, description = "The style that it was made in; blank to look for it.")
	private String style = "";

	@Parameter(label = "Start image", required = false, persist = false,
		description = "The image that it was started from, if from one; blank to look for it.")
	private String startImage = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Parameter
	private CommandService commands;

	@Parameter
	private PrefService prefs;

	@Parameter
	private ConvertService convert;

	/** Offers the open images, the active one first. */
	protected void offerImages() {
		final List<String> open = OpenImages.choices();
		if (open.isEmpty() || isInputResolved("result")) return;
		getInfo().getMutableInput("result", String.class).setChoices(open);
		result = open.get(0);
	}

	@Override
	void work() throws IOException, InterruptedException {
		final ImagePlus saved = OpenImages.find("result", result);
		final Recipe recipe = new Recipe(ResultRecord.of(saved));
		final Map<String, String> inputs = new LinkedHashMap<>(recipe.settings());
		inputs.put("content", image("content", content, recipe, saved));
		inputs.put("style", image("style", style, recipe, saved));
		if (recipe.title("startImage").isPresent()) inputs.put("startImage", image("startImage", startImage, recipe, saved));
		final StyleTransferCommand transfer = transfer(inputs);
		recipe.doubts(transfer.job(), Networks.load(transfer.network())).forEach(this::say);
		transfer.work();
		if (transfer.isCanceled()) throw new CancellationException();
		output = (ImagePlus) transfer.getOutput("output");
		say(saved.getTitle() + ": " + PixelComparison.of(saved, output));
	}

	/** The main command with all its inputs. It is run here, as a macro's state hangs on the thread. */
	private StyleTransferCommand transfer(final Map<String, String> inputs) {
		try {
			final Module module = commands.getCommand(StyleTransferCommand.class).createModule();
			getContext().inject(module);
			new PresetInputs(convert, prefs).fill(module, inputs);
			return (StyleTransferCommand) module;
		}
		catch (ModuleException e) {
			throw new IllegalStateException("The command " + StyleTransferCommand.TITLE + " cannot be made: " + e.getMessage(), e);
		}
	}

	/** What was said, else an open image of the recorded title, else a file of that name beside the result's. */
	private static String image(final String role, final String said, final Recipe recipe, final ImagePlus saved) {
		if (!said.isBlank()) return said.strip();
		final String title = recipe.title(role).orElse("");
		final Optional<String> open = OpenImages.findOpen(title).map(OpenImages::text);
		final Optional<String> file = ResultRecord.folder(saved).flatMap(folder -> new InputFiles(folder, List.of()).find(
			title)).map(Path::toString);
		return open.or(() -> file).orElseThrow(() -> new IllegalArgumentException("The image \"" + title + "\" that \"" + saved
			.getTitle() + "\" was made of is not open, and not beside the result's file. Open it, or name it as " + role + "."));
	}
}
