package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.image.TextFiles;
import fiji.plugin.neuralstyle.inspect.LayerNames;
import fiji.plugin.neuralstyle.inspect.Likenesses;
import fiji.plugin.neuralstyle.inspect.NetworkView;
import fiji.plugin.neuralstyle.inspect.Pictures;
import fiji.plugin.neuralstyle.inspect.SimilarityFigure;
import fiji.plugin.neuralstyle.inspect.StyleSimilarity;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;
import ij.measure.ResultsTable;

/** How alike images are in style and in content, as a table and a picture. */
@Plugin(type = Command.class, menuPath = StyleSimilarityCommand.MENU_PATH,
	description = "Compares open images, or those in a folder, by style and by content.")
public class StyleSimilarityCommand extends InspectCommand {

	static final String MENU_PATH = "Plugins>Neural Style>Style Similarity...";

	private static final int DEFAULT_SIZE = 256;
	private static final String TABLE = "Style Similarity";

	@Parameter(label = "Folder", required = false, persist = false,
		description = "Folder whose images are compared; blank for all open images.")
	private String folder = "";

	@Parameter(label = "Network", style = "network", persist = false,
		description = "built-in, the name of another that Networks... lists, or the path of a file with VGG-19 or VGG-16 weights.")
	private String network = Networks.BUILT_IN;

	@Parameter(label = "Layers", persist = false, description = "Layers to compare at, each for itself.")
	private String layers = LayerNames.FIVE_LEVELS;

	@Parameter(label = "Size", min = "0", persist = false,
		description = "Longer side in pixels at which images are compared; 0 for each image's own.")
	private int size = DEFAULT_SIZE;

	@Parameter(label = "Figure", choices = { "dendrogram", "heat map" }, persist = false,
		description = "Shows which images are alike: as a tree, or as a square for each pair.")
	private String figure = SimilarityFigure.DENDROGRAM.toString();

	@Parameter(label = "Table file", required = false, persist = false,
		description = "File to write the table to as well, in CSV format; blank for none.")
	private String tableFile = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable table;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	void work() throws IOException {
		// For programs; it is shown here.
		resolveOutput("table");
		final SimilarityFigure shown = Choices.parse(SimilarityFigure.class, "The figure", figure);
		final Pictures pictures = folder.isBlank() ? Pictures.of(openImages()) : Pictures.in(path("folder", folder));
		if (!tableFile.isBlank()) TextFiles.checkWritable(path("table file", tableFile));
		final NetworkWeights weights = Networks.load(network);
		final Likenesses likenesses;
		try (NetworkView view = new NetworkView(weights)) {
			likenesses = new StyleSimilarity(view, LayerNames.parse(layers, weights), size).compare(pictures, done -> {
				tell(done, pictures.titles().size(), "Looking at image " + done + " of " + pictures.titles().size());
				if (isStopped()) throw new CancellationException();
			});
		}
		catch (CancellationException e) {
			cancel("");
			return;
		}
		if (!tableFile.isBlank()) TextFiles.write(path("table file", tableFile), likenesses.csv());
		table = likenesses.table();
		table.show(TABLE);
		output = shown.of(likenesses);
	}

	private static List<ImagePlus> openImages() throws IOException {
		final List<ImagePlus> images = new ArrayList<>();
		for (final String text : OpenImages.choices()) {
			images.add(OpenImages.find("open", text));
		}
		return images;
	}

	private static Path path(final String what, final String text) {
		try {
			return Path.of(text.strip());
		}
		catch (InvalidPathException e) {
			throw new IllegalArgumentException("The " + what + " \"" + text + "\" is no possible path. Name another.", e);
		}
	}
}
