package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.TextFiles;
import fiji.plugin.neuralstyle.inspect.LayerNames;
import fiji.plugin.neuralstyle.inspect.Likenesses;
import fiji.plugin.neuralstyle.inspect.NetworkView;
import fiji.plugin.neuralstyle.inspect.Pictures;
import fiji.plugin.neuralstyle.inspect.SimilarityFigure;
import fiji.plugin.neuralstyle.inspect.StyleSimilarity;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylize inspect similarity}: which pictures of a folder are alike. */
@Command(name = "similarity", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, header = "How alike the pictures of a folder are, in style and in content.%n")
final class InspectSimilarity implements Callable<Integer> {

	@Option(names = { "-f", "--folder" }, required = true, paramLabel = "FOLDER",
		description = "Folder with two or more PNG, JPEG or TIFF files.")
	private Path folder;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
		description = "Where to write the table, in CSV format (default: it is printed).")
	private Path output;

	@Option(names = "--figure", paramLabel = "FILE", description = "Where to write a picture of it, if anywhere: .png, .jpg or .tif.")
	private Path figure;

	@Option(names = "--figure-type", paramLabel = "TYPE", description = "dendrogram, or heat map (default: ${DEFAULT-VALUE}).")
	private String type = SimilarityFigure.DENDROGRAM.toString();

	@Mixin
	private InspectedNetwork network;

	@Option(names = "--layers", paramLabel = "NAMES", description = "Layers, parted by commas (default: ${DEFAULT-VALUE}).")
	private String layers = LayerNames.FIVE_LEVELS;

	@Option(names = "--size", paramLabel = "PIXELS",
		description = "Longer side at which pictures are compared, 0 for each one's own (default: ${DEFAULT-VALUE}).")
	private int size = 256;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		if (output != null) TextFiles.checkWritable(output);
		if (figure != null) ImageFiles.checkWritable(figure);
		final SimilarityFigure drawn = Choices.parse(SimilarityFigure.class, "The figure type", type);
		final Pictures pictures = Pictures.in(folder);
		final NetworkWeights weights = network.load();
		final Likenesses likenesses;
		try (NetworkView view = new NetworkView(weights)) {
			likenesses = new StyleSimilarity(view, LayerNames.parse(layers, weights), size).compare(pictures, done -> {
				// It takes seconds, and Ctrl-C leaves nothing half done.
			});
		}
		if (output == null) spec.commandLine().getOut().print(likenesses.csv());
		else TextFiles.write(output, likenesses.csv());
		spec.commandLine().getOut().flush();
		if (figure != null) InspectedFiles.write(drawn.of(likenesses), figure);
		return CommandLine.ExitCode.OK;
	}
}
