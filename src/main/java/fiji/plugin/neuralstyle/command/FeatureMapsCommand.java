package fiji.plugin.neuralstyle.command;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.inspect.FeatureMapStacks;
import fiji.plugin.neuralstyle.inspect.LayerNames;
import fiji.plugin.neuralstyle.inspect.MapSelection;
import fiji.plugin.neuralstyle.inspect.MapSettings;
import fiji.plugin.neuralstyle.inspect.NetworkView;
import fiji.plugin.neuralstyle.inspect.ReceptiveFieldOverlay;
import fiji.plugin.neuralstyle.inspect.StackRoom;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.IJ;
import ij.ImagePlus;

/** What the channels of a layer see in an image, and which of its pixels they look at. */
@Plugin(type = Command.class, menuPath = FeatureMapsCommand.MENU_PATH, initializer = "chooseImages",
	description = "Shows what a network's layers see in an image.")
public class FeatureMapsCommand extends InspectCommand {

	static final String MENU_PATH = "Plugins>Neural Style>Feature Maps...";

	private static final String CHANGED = "tellSize";

	@Parameter(label = "Image", persist = false, callback = CHANGED, description = "Image to look at; an open one, or a file's path.")
	private String image = "";

	@Parameter(label = "Network", style = "network", persist = false, callback = CHANGED,
		description = "built-in, the name of another that Networks... lists, or the path of a file with VGG-19 or VGG-16 weights.")
	private String network = Networks.BUILT_IN;

	@Parameter(label = "Layers", persist = false, callback = CHANGED, description = "One or more layers, such as relu1_1,relu3_1.")
	private String layers = "relu3_1";

	@Parameter(label = "Size", choices = { "layer", "image" }, persist = false, callback = CHANGED,
		description = "layer: a pixel is one value, and each layer has a stack of its own. image: all in one stack that lies on the image.")
	private String size = MapSettings.Size.LAYER.toString();

	@Parameter(label = "Values", choices = { "32-bit", "normalised" }, persist = false,
		description = "32-bit: what the network computes. normalised: each map stretched to [0, 1], to see all of them.")
	private String values = MapSettings.Values.RAW.toString();

	@Parameter(label = "Order", choices = { "mean activation", "channel" }, persist = false,
		description = "mean activation: the channels that the image excites most come first.")
	private String order = MapSelection.Order.ACTIVATION.toString();

	@Parameter(label = "Most", min = "0", persist = false, callback = CHANGED,
		description = "How many maps of each layer at most, the first in that order; 0 for all.")
	private int most;

	@Parameter(label = "Receptive field", persist = false,
		description = "Draws on the image what a layer's value at a point depends on, where a point is selected.")
	private boolean receptiveField = true;

	@Parameter(visibility = ItemVisibility.MESSAGE, label = "This makes", required = false, persist = false,
		description = "How many maps there will be, how large they are together, and how many to ask for where that is much.")
	private String total = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	private final LastNetwork networks = new LastNetwork();
	private final LateText sizeText = new LateText();

	/** Offers the open images. */
	protected void chooseImages() {
		offerImages("image");
		tellSize();
	}

	/** For a dialog: something that the size depends on was changed. */
	protected void tellSize() {
		if (GraphicsEnvironment.isHeadless()) total = sizeOfMaps();
		else sizeText.show(this::sizeOfMaps, text -> total = text);
	}

	@Override
	public void whenMessagesChange(final Runnable told) {
		sizeText.whenTold(told);
	}

	private String sizeOfMaps() {
		return OpenImages.findOpen(image).map(this::sizeOfMaps).orElse("");
	}

	private String sizeOfMaps(final ImagePlus source) {
		try {
			final NetworkWeights weights = networks.load(network);
			return StackRoom.of(weights, LayerNames.parse(layers, weights), settings(), source.getWidth(), source.getHeight())
				.advice();
		}
		catch (IllegalArgumentException | IOException e) {
			return e.getMessage();
		}
	}

	@Override
	void work() throws IOException {
		final MapSettings settings = settings();
		final ImagePlus source = OpenImages.find("input", image);
		final NetworkWeights weights = Networks.load(network);
		final List<Layer> wanted = LayerNames.parse(layers, weights);
		final StackRoom room = StackRoom.of(weights, wanted, settings, source.getWidth(), source.getHeight());
		// A macro shows no dialog that would have said it.
		if (room.isLarge()) IJ.log("Feature Maps: " + room.advice());
		final List<ImagePlus> stacks;
		try (NetworkView view = new NetworkView(weights)) {
			stacks = new FeatureMapStacks(view, settings).create(source, wanted);
		}
		// The first is shown last, so that it is what a macro's next line works on.
		stacks.subList(1, stacks.size()).forEach(ImagePlus::show);
		output = stacks.get(0);
		if (receptiveField) new PointWatcher(source, new ReceptiveFieldOverlay(weights, wanted), stacks).start();
	}

	private MapSettings settings() {
		return new MapSettings(new MapSelection(Choices.parse(MapSelection.Order.class, "The order", order), most), Choices
			.parse(MapSettings.Size.class, "The size", size), Choices.parse(MapSettings.Values.class, "The values", values));
	}
}
