package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.inspect.FeatureMapStacks;
import fiji.plugin.neuralstyle.inspect.LayerNames;
import fiji.plugin.neuralstyle.inspect.MapSelection;
import fiji.plugin.neuralstyle.inspect.MapSettings;
import fiji.plugin.neuralstyle.inspect.NetworkView;
import fiji.plugin.neuralstyle.inspect.StackRoom;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import ij.ImagePlus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylize inspect maps}: feature maps as files. */
@Command(name = "maps", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, header = "What the channels of one or more layers see in a picture.%n")
final class InspectMaps implements Callable<Integer> {

	@Option(names = { "-i", "--image" }, required = true, paramLabel = "FILE", description = "Picture to look at.")
	private Path image;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE",
		description = "Where to write: .tif for a stack of 32 bits, .png or .jpg for a montage. With several layers of their own " +
			"size, each gets a file, named after it.")
	private Path output;

	@Mixin
	private InspectedNetwork network;

	@Option(names = "--layers", paramLabel = "NAMES", description = "Layers, parted by commas (default: ${DEFAULT-VALUE}).")
	private String layers = "relu3_1";

	@Option(names = "--size", paramLabel = "SIZE",
		description = "layer: a pixel a value; image: scaled to the picture (default: ${DEFAULT-VALUE}).")
	private String size = MapSettings.Size.LAYER.toString();

	@Option(names = "--values", paramLabel = "VALUES",
		description = "32-bit: as computed; normalised: each map stretched to [0, 1] (default: ${DEFAULT-VALUE}).")
	private String values = MapSettings.Values.RAW.toString();

	@Option(names = "--order", paramLabel = "ORDER",
		description = "mean activation, or channel (default: ${DEFAULT-VALUE}).")
	private String order = MapSelection.Order.ACTIVATION.toString();

	@Option(names = "--most", paramLabel = "N", description = "Maps of each layer at most; 0 for all (default: ${DEFAULT-VALUE}).")
	private int most;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		ImageFiles.checkWritable(output);
		final MapSettings settings = new MapSettings(new MapSelection(Choices.parse(MapSelection.Order.class, "The order",
			order), most), Choices.parse(MapSettings.Size.class, "The size", size), Choices.parse(MapSettings.Values.class,
				"The values", values));
		final NetworkWeights weights = network.load();
		final List<Layer> wanted = LayerNames.parse(layers, weights);
		final ImagePlus picture = ImageFiles.read(image);
		final StackRoom room = StackRoom.of(weights, wanted, settings, picture.getWidth(), picture.getHeight());
		if (room.isLarge()) spec.commandLine().getErr().println(room.advice());
		final List<ImagePlus> stacks;
		try (NetworkView view = new NetworkView(weights)) {
			stacks = new FeatureMapStacks(view, settings).create(picture, wanted);
		}
		for (int i = 0; i < stacks.size(); i++) {
			final Path file = stacks.size() == 1 ? output : InspectedFiles.beside(output, wanted.get(i).name());
			InspectedFiles.write(stacks.get(i), file);
		}
		return CommandLine.ExitCode.OK;
	}
}
