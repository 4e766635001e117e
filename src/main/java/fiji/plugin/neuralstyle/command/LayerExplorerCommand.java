package fiji.plugin.neuralstyle.command;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;

import fiji.plugin.neuralstyle.inspect.Exploration;
import fiji.plugin.neuralstyle.inspect.ExplorerCell;
import fiji.plugin.neuralstyle.inspect.ExplorerSettings;
import fiji.plugin.neuralstyle.inspect.LayerExplorer;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;
import ij.WindowManager;

/** A contact sheet of small results, content layers by style weights, to choose the settings of a large one from. */
@Plugin(type = Command.class, menuPath = LayerExplorerCommand.MENU_PATH, initializer = "chooseImages",
	description = "Tries content layers and style weights on small pictures; a click on one opens the main dialog with its settings.")
public class LayerExplorerCommand extends InspectCommand {

	static final String MENU_PATH = "Plugins>Neural Style>Layer Explorer...";

	private static final String CHANGED = "tellCost";

	@Parameter(label = "Content", persist = false, callback = CHANGED,
		description = "Image whose layout the pictures keep; an open one, or a file's path.")
	private String content = "";

	@Parameter(label = "Style", persist = false,
		description = "Image whose textures and colours they take; an open one, or a file's path.")
	private String style = "";

	@Parameter(label = "Network", style = "network", persist = false, callback = CHANGED,
		description = "built-in, the name of another that Networks... lists, or the path of a file with VGG-19 or VGG-16 weights.")
	private String network = Networks.BUILT_IN;

	@Parameter(label = "Content layers", persist = false, callback = CHANGED,
		description = "A column for each: the one layer whose feature maps are the content, the deeper the freer.")
	private String contentLayers = ExplorerSettings.DEFAULTS.layersText();

	@Parameter(label = "Style weights", persist = false, callback = CHANGED,
		description = "A row for each: how much the style counts, such as 10,100.")
	private String styleWeights = ExplorerSettings.DEFAULTS.weightsText();

	@Parameter(label = "Size", min = "32", persist = false, callback = CHANGED,
		description = "Longer side of each small picture in pixels.")
	private int size = ExplorerSettings.DEFAULTS.size();

	@Parameter(label = "Iterations", min = "1", persist = false, callback = CHANGED,
		description = "Steps for each picture, at each size of its pyramid.")
	private int iterations = ExplorerSettings.DEFAULTS.iterations();

	@Parameter(visibility = ItemVisibility.MESSAGE, label = "This run", required = false, persist = false,
		description = "What all pictures together will cost.")
	private String cost = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Parameter
	private PrefService prefs;

	private RunCosts costs;
	private final LateText costText = new LateText();

	/** Offers the open images: the active one as content, another as style. */
	protected void chooseImages() {
		offerImages("content");
		offerImages("style", content);
		tellCost();
	}

	/** For a dialog: something that the cost depends on was changed. */
	protected void tellCost() {
		if (costs == null) costs = new RunCosts(new MachineSpeed(prefs));
		if (GraphicsEnvironment.isHeadless()) cost = cost();
		else costText.show(this::cost, text -> cost = text);
	}

	@Override
	public void whenMessagesChange(final Runnable told) {
		costText.whenTold(told);
	}

	private String cost() {
		return OpenImages.findOpen(content).map(image -> costs.line(network.strip(), () -> new RunCosts.Work(new Size(image
			.getWidth(), image.getHeight()), Optional.empty(), runs()))).orElse("");
	}

	@Override
	void work() throws IOException {
		final ExplorerSettings settings = settings();
		final ImagePlus contentImage = OpenImages.find("content", content);
		final ImagePlus styleImage = OpenImages.find("style", style);
		final Exploration exploration;
		try {
			exploration = new LayerExplorer(network.strip(), settings).explore(contentImage, styleImage, watcher());
		}
		catch (CancellationException e) {
			cancel("");
			return;
		}
		output = exploration.sheet();
		new SheetClicks(output, exploration, cell -> inputs(cell, contentImage, styleImage)).start();
	}

	/** What the main dialog is to be filled with; its other settings stay as they are by default. */
	private Map<String, String> inputs(final ExplorerCell cell, final ImagePlus contentImage, final ImagePlus styleImage) {
		return Map.of("content", textNow(contentImage, content), "style", textNow(styleImage, style), "network", network
			.strip(), "contentLayers", cell.contentLayer(), "styleWeight", Double.toString(cell.styleWeight()));
	}

	/** Images that opened meanwhile may have the same title. */
	private static String textNow(final ImagePlus image, final String said) {
		return Optional.ofNullable(WindowManager.getImage(image.getID())).map(OpenImages::text).orElse(said);
	}

	private List<TransferSettings> runs() {
		final ExplorerSettings settings = settings();
		return settings.cells().stream().map(settings::of).toList();
	}

	private ExplorerSettings settings() {
		return ExplorerSettings.parse(contentLayers, styleWeights, size, iterations);
	}
}
