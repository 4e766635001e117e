package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.inspect.IterationWatcher;
import fiji.plugin.neuralstyle.inspect.LabelledMontage;
import fiji.plugin.neuralstyle.inspect.LayerNames;
import fiji.plugin.neuralstyle.inspect.Reconstruction;
import fiji.plugin.neuralstyle.inspect.ReconstructionSettings;
import fiji.plugin.neuralstyle.inspect.ReconstructionSettings.What;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import ij.ImagePlus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code stylize inspect reconstruct}: the pictures that layers alone determine. */
@Command(name = "reconstruct", mixinStandardHelpOptions = true, versionProvider = VersionText.class,
	sortOptions = false, usageHelpAutoWidth = true, //
	header = "The picture that a layer's content alone, or its style alone, determines, from noise.%n")
final class InspectReconstruct implements Callable<Integer> {

	private static final ReconstructionSettings DEFAULTS = ReconstructionSettings.DEFAULTS;

	@Option(names = { "-i", "--image" }, required = true, paramLabel = "FILE", description = "Picture to reconstruct.")
	private Path image;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE",
		description = "Where to write: .tif for a stack, .png or .jpg for a montage.")
	private Path output;

	@Mixin
	private InspectedNetwork network;

	@Option(names = "--what", paramLabel = "WHAT", description = "content, style or both (default: ${DEFAULT-VALUE}).")
	private String what = DEFAULTS.what().toString();

	@Option(names = "--layers", paramLabel = "NAMES", description = "Layers, a picture each (default: ${DEFAULT-VALUE}).")
	private String layers = LayerNames.FIVE_LEVELS;

	@Option(names = "--size", paramLabel = "PIXELS",
		description = "Longer side of each; 0 for the picture's own (default: ${DEFAULT-VALUE}).")
	private int size = DEFAULTS.size();

	@Option(names = "--iterations", paramLabel = "N", description = "Steps for each picture and size (default: ${DEFAULT-VALUE}).")
	private int iterations = DEFAULTS.iterations();

	@Option(names = "--levels", paramLabel = "N", description = "Sizes to go through, coarse to fine (default: ${DEFAULT-VALUE}).")
	private int levels = DEFAULTS.levels();

	@Option(names = "--seed", paramLabel = "N", description = "Which noise to start from (default: ${DEFAULT-VALUE}).")
	private long seed = DEFAULTS.seed();

	@Option(names = { "-q", "--quiet" }, description = "No progress lines.")
	private boolean quiet;

	@ParentCommand
	private Inspect parent;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		ImageFiles.checkWritable(output);
		final ReconstructionSettings settings = new ReconstructionSettings(Choices.parse(What.class, "The text of what", what),
			size, iterations, levels, seed);
		final NetworkWeights weights = network.load();
		final List<Layer> wanted = LayerNames.parse(layers, weights);
		final IterationWatcher watcher = new IterationLines(spec.commandLine().getErr(), quiet, parent.cancelled());
		final ImagePlus stack = new Reconstruction(weights, settings).of(ImageFiles.read(image), wanted, watcher);
		ImageFiles.write(InspectedFiles.takesStacks(output) ? stack : LabelledMontage.of(stack, wanted.size()), output);
		return watcher.isCancelled() ? Stylize.CANCELLED : CommandLine.ExitCode.OK;
	}
}
