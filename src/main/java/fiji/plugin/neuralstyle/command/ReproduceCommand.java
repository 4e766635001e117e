package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;

import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.preset.ResultRecord;
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

	@Parameter(label = "Style", required = false, persist = false,
		description = "The style that it was made in, the first if there were several; blank to look for it.")
	private String style = "";

	@Parameter(label = "Start image", required = false, persist = false,
		description = "The image that it was started from, if from one; blank to look for it.")
	private String startImage = "";

	@Parameter(label = "Mask", required = false, persist = false,
		description = "The mask that said where style goes, if one did; blank to look for it.")
	private String mask = "";

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
		final StyleTransferJob job = job(saved, recipe);
		recipe.doubts(job, Networks.load(job.network())).forEach(this::say);
		try (Turn turn = turn(); LivePreview preview = StyleTransferCommand.preview(job)) {
			final RunListeners listeners = new RunListeners(progress());
			if (preview != null) listeners.add(preview);
			final ImagePlus again = job.run(listeners).image();
			output = preview == null ? again : preview.adopt(again);
		}
		say(saved.getTitle() + ": " + PixelComparison.of(saved, output));
	}

	private StyleTransferJob job(final ImagePlus saved, final Recipe recipe) throws IOException {
		final RecipeImages images = new RecipeImages(recipe, saved, Map.of("content", content, "style", style, "startImage",
			startImage, "mask", mask));
		return recipe.isTexture() ? filled(SynthesizeTextureCommand.class, images.textureInputs()).job() : filled(
			StyleTransferCommand.class, images.inputs()).job();
	}

	/** A command with all its inputs. */
	private <C extends Command> C filled(final Class<C> type, final Map<String, String> inputs) {
		try {
			final Module module = commands.getCommand(type).createModule();
			getContext().inject(module);
			new PresetInputs(convert, prefs).fill(module, inputs);
			return type.cast(module);
		}
		catch (ModuleException e) {
			throw new IllegalStateException("The command " + type.getSimpleName() + " cannot be made: " + e.getMessage(), e);
		}
	}
}
