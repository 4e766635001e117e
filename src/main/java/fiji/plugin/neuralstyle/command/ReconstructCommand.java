package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.inspect.LabelledMontage;
import fiji.plugin.neuralstyle.inspect.LayerNames;
import fiji.plugin.neuralstyle.inspect.Reconstruction;
import fiji.plugin.neuralstyle.inspect.ReconstructionSettings;
import fiji.plugin.neuralstyle.inspect.ReconstructionSettings.What;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/** What a layer alone knows of an image: its content, or its style. */
@Plugin(type = Command.class, menuPath = ReconstructCommand.MENU_PATH, initializer = "chooseImages",
	description = "Makes the image that a layer's content alone, or its style alone, determines, from noise.")
public class ReconstructCommand extends InspectCommand {

	static final String MENU_PATH = "Plugins>Neural Style>Reconstruct from Layer...";

	@Parameter(label = "Image", persist = false, description = "Image to reconstruct; an open one, or a file's path.")
	private String image = "";

	@Parameter(label = "Network", style = "network", persist = false,
		description = "built-in, the name of another that Networks... lists, or the path of a file with VGG-19 or VGG-16 weights.")
	private String network = Networks.BUILT_IN;

	@Parameter(label = "What", choices = { "content", "style", "both" }, persist = false,
		description = "content: from the feature maps of a layer. style: from the Gram matrices of a layer and those before it.")
	private String what = ReconstructionSettings.DEFAULTS.what().toString();

	@Parameter(label = "Layers", persist = false, description = "The layers, one image each; fine to coarse.")
	private String layers = LayerNames.FIVE_LEVELS;

	@Parameter(label = "Size", min = "0", persist = false,
		description = "Longer side of each image in pixels; 0 for the image's own.")
	private int size = ReconstructionSettings.DEFAULTS.size();

	@Parameter(label = "Iterations", min = "1", persist = false, description = "Steps for each image and size.")
	private int iterations = ReconstructionSettings.DEFAULTS.iterations();

	@Parameter(label = "Pyramid levels", min = "1", persist = false,
		description = "Sizes to go through, coarse to fine; 1 as in the paper.")
	private int levels = ReconstructionSettings.DEFAULTS.levels();

	@Parameter(label = "Seed", persist = false, description = "Which noise to start from.")
	private long seed = ReconstructionSettings.DEFAULTS.seed();

	@Parameter(label = "Montage", persist = false,
		description = "Shows all images in one, with their layers' names; else as a stack.")
	private boolean montage = true;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	/** Offers the open images. */
	protected void chooseImages() {
		offerImages("image");
	}

	@Override
	void work() throws IOException {
		final ReconstructionSettings settings = new ReconstructionSettings(Choices.parse(What.class, "The text of what", what),
			size, iterations, levels, seed);
		final ImagePlus source = OpenImages.find("input", image);
		final NetworkWeights weights = Networks.load(network);
		final List<Layer> wanted = LayerNames.parse(layers, weights);
		final ImagePlus stack = new Reconstruction(weights, settings).of(source, wanted, watcher());
		output = montage ? LabelledMontage.of(stack, wanted.size()) : stack;
	}
}
