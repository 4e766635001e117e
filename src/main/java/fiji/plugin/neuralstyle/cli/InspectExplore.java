package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.inspect.Exploration;
import fiji.plugin.neuralstyle.inspect.ExplorerSettings;
import fiji.plugin.neuralstyle.inspect.IterationWatcher;
import fiji.plugin.neuralstyle.inspect.LayerExplorer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code stylize inspect explore}: a contact sheet of small results. */
@Command(name = "explore", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, //
	header = "Small results of many settings in one picture: content layers by style weights.%n", //
	footer = "%nEach picture is what stylize gives with its --content-layers and --style-weight at this --size.")
final class InspectExplore implements Callable<Integer> {

	private static final ExplorerSettings DEFAULTS = ExplorerSettings.DEFAULTS;

	@Option(names = { "-c", "--content" }, required = true, paramLabel = "FILE",
		description = "Picture whose layout the results keep.")
	private Path content;

	@Option(names = { "-s", "--style" }, required = true, paramLabel = "FILE",
		description = "Picture whose textures and colours they take.")
	private Path style;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE",
		description = "Where to write: .png or .jpg for a montage, .tif for a stack.")
	private Path output;

	@Mixin
	private InspectedNetwork network;

	@Option(names = "--content-layers", paramLabel = "NAMES", description = "A column each (default: ${DEFAULT-VALUE}).")
	private String contentLayers = DEFAULTS.layersText();

	@Option(names = "--style-weights", paramLabel = "WEIGHTS", description = "A row each (default: ${DEFAULT-VALUE}).")
	private String styleWeights = DEFAULTS.weightsText();

	@Option(names = "--size", paramLabel = "PIXELS", description = "Longer side of each result (default: ${DEFAULT-VALUE}).")
	private int size = DEFAULTS.size();

	@Option(names = "--iterations", paramLabel = "N",
		description = "Steps for each result, at each size of its pyramid (default: ${DEFAULT-VALUE}).")
	private int iterations = DEFAULTS.iterations();

	@Option(names = { "-q", "--quiet" }, description = "No progress lines.")
	private boolean quiet;

	@ParentCommand
	private Inspect parent;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		ImageFiles.checkWritable(output);
		final ExplorerSettings settings = ExplorerSettings.parse(contentLayers, styleWeights, size, iterations);
		final IterationWatcher watcher = new IterationLines(spec.commandLine().getErr(), quiet, parent.cancelled());
		final Exploration exploration;
		try {
			exploration = new LayerExplorer(network.name(), settings).explore(ImageFiles.read(content), ImageFiles.read(style),
				watcher);
		}
		catch (CancellationException e) {
			spec.commandLine().getErr().println(e.getMessage());
			return Stylize.CANCELLED;
		}
		ImageFiles.write(InspectedFiles.takesStacks(output) ? exploration.stack() : exploration.sheet(), output);
		return watcher.isCancelled() ? Stylize.CANCELLED : CommandLine.ExitCode.OK;
	}
}
