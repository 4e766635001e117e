package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.util.Locale;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.inspect.ChannelOrder;
import fiji.plugin.neuralstyle.inspect.GramImages;
import fiji.plugin.neuralstyle.inspect.NetworkView;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/** What a layer takes for an image's style, and how the styles of two images differ. */
@Plugin(type = Command.class, menuPath = GramMatrixCommand.MENU_PATH, initializer = "chooseImages",
	description = "Shows which channels of a layer answer together: an image's style, as the network has it.")
public class GramMatrixCommand extends InspectCommand {

	static final String MENU_PATH = "Plugins>Neural Style>Gram Matrix...";

	@Parameter(label = "Image", persist = false, description = "Image to look at; an open one, or a file's path.")
	private String image = "";

	@Parameter(label = "Compare with", required = false, persist = false,
		description = "Another image, whose matrix and the difference are shown as well; its title or a file's path. Blank for none.")
	private String other = "";

	@Parameter(label = "Network", style = "network", persist = false,
		description = "built-in, the name of another that Networks... lists, or the path of a file with VGG-19 or VGG-16 weights.")
	private String network = Networks.BUILT_IN;

	@Parameter(label = "Layer", persist = false, description = "One layer, such as relu3_1.")
	private String layer = "relu3_1";

	@Parameter(label = "Order", choices = { "channel", "clustered" }, persist = false,
		description = "clustered: channels that answer together stand together, so that structure shows.")
	private String order = ChannelOrder.CLUSTERED.toString();

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus second;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus difference;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Parameter(type = ItemIO.OUTPUT)
	private double styleLoss;

	/** Offers the open images. */
	protected void chooseImages() {
		offerImages("image");
		offerImagesOrNone("other");
	}

	@Override
	void work() throws IOException {
		// For programs; Fiji would open a window for one number.
		resolveOutput("styleLoss");
		final ChannelOrder channels = Choices.parse(ChannelOrder.class, "The order", order);
		final ImagePlus source = OpenImages.find("input", image);
		final ImagePlus compared = other.isBlank() ? null : OpenImages.find("second", other);
		final NetworkWeights weights = Networks.load(network);
		final Layer wanted = weights.layer(layer.strip());
		try (NetworkView view = new NetworkView(weights)) {
			final GramImages images = new GramImages(view, wanted, channels);
			if (compared == null) output = images.of(source);
			else take(images.compare(source, compared), wanted);
		}
	}

	private void take(final GramImages.Comparison comparison, final Layer at) {
		output = comparison.first();
		second = comparison.second();
		difference = comparison.difference();
		styleLoss = comparison.styleLoss();
		tell(1, 1, String.format(Locale.ROOT, "Style loss at %s: %.4g; cosine similarity: %.4f", at, comparison.styleLoss(),
			comparison.cosine()));
	}
}
