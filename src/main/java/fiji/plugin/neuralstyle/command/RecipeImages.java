package fiji.plugin.neuralstyle.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.mask.MaskFiles;
import fiji.plugin.neuralstyle.preset.ResultRecord;
import fiji.plugin.neuralstyle.reproduce.InputFiles;
import fiji.plugin.neuralstyle.reproduce.Recipe;
import ij.ImagePlus;

/**
 * A recipe's settings and images as a command's inputs: what was said, else an open image of the recorded title, else a
 * file of that name beside the result's.
 *
 * @param recipe how the result was made
 * @param saved the result
 * @param said titles or paths by role; blank for those that are to be looked for
 */
record RecipeImages(Recipe recipe, ImagePlus saved, Map<String, String> said) {

	/** Those of {@link StyleTransferCommand}. */
	Map<String, String> inputs() {
		final Map<String, String> inputs = new LinkedHashMap<>(recipe.settings());
		inputs.put("content", image("content"));
		inputs.put("style", image("style"));
		// A semicolon would end a title.
		inputs.put("moreStyles", recipe.moreStyles().stream().map(this::find).map(text -> text.replace(";", "%3B")).collect(
			Collectors.joining(";")));
		if (recipe.title("startImage").isPresent()) inputs.put("startImage", image("startImage"));
		if (recipe.title("mask").isPresent()) {
			inputs.put("mask", mask(recipe.title("mask").get()));
			inputs.put("maskStyles", recipe.maskStyles().stream().map(this::find).collect(Collectors.joining(";")));
		}
		return inputs;
	}

	/** Those of {@link SynthesizeTextureCommand}. */
	Map<String, String> textureInputs() {
		final Map<String, String> inputs = new LinkedHashMap<>(recipe.settings());
		inputs.put("style", image("style"));
		inputs.put("width", Integer.toString(saved.getWidth()));
		inputs.put("height", Integer.toString(saved.getHeight()));
		return inputs;
	}

	private String mask(final String title) {
		if (!said.get("mask").isBlank()) return said.get("mask").strip();
		if (title.startsWith(MaskFiles.OVERLAY_OF)) return ChosenMask.OVERLAY;
		return title.equals(ChosenMask.MANAGED) ? ChosenMask.ROI_MANAGER : find(title);
	}

	private String image(final String role) {
		return said.get(role).isBlank() ? find(recipe.title(role).orElse("")) : said.get(role).strip();
	}

	private String find(final String title) {
		final Optional<String> open = OpenImages.findOpen(title).map(OpenImages::text);
		final Optional<String> file = ResultRecord.folder(saved).flatMap(folder -> new InputFiles(folder, List.of()).find(
			title)).map(Path::toString);
		return open.or(() -> file).orElseThrow(() -> new IllegalArgumentException("The image \"" + title + "\" that \"" + saved
			.getTitle() + "\" was made of is not open, and not beside the result's file. Open it, or put it there."));
	}
}
