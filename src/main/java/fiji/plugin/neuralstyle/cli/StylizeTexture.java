package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.Texture;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.LayerWeights;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.StopReason;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylize texture}: a picture of a style alone, of any size. */
@Command(name = "texture", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, //
	header = "Makes a texture of any size from a picture's style alone, tileable if wished.%n", //
	footer = { "%nExample: stylize texture --style bark.jpg --output tile.png --width 512 --height 512 --tileable" })
final class StylizeTexture implements Callable<Integer> {

	private static final Texture DEFAULTS = Texture.DEFAULTS;

	@Option(names = { "-s", "--style" }, required = true, paramLabel = "FILE",
		description = "Picture whose texture is wanted; an area selected in a TIFF is the style.")
	private Path style;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE",
		description = "Where to write: .png, .jpg or .tif.")
	private Path output;

	@Mixin
	private InspectedNetwork network;

	@Option(names = "--width", paramLabel = "PIXELS", description = "Of the texture (default: ${DEFAULT-VALUE}).")
	private int width = DEFAULTS.width();

	@Option(names = "--height", paramLabel = "PIXELS", description = "Of the texture (default: ${DEFAULT-VALUE}).")
	private int height = DEFAULTS.height();

	@Option(names = "--tileable",
		description = "Copies of it side by side show no seam. Sides that are multiples of 16 keep it sharpest.")
	private boolean tileable = DEFAULTS.tileable();

	@Option(names = "--seed", paramLabel = "N", description = "Which noise to start from (default: ${DEFAULT-VALUE}).")
	private long seed = DEFAULTS.seed();

	@Option(names = "--iterations", paramLabel = "N", description = "Steps at each size (default: ${DEFAULT-VALUE}).")
	private int iterations = DEFAULTS.iterations();

	@Option(names = "--start", paramLabel = "WHAT",
		description = "\"style statistics\", noise of the style's colours, or noise (default: ${DEFAULT-VALUE}).")
	private String start = DEFAULTS.start().toString();

	@Option(names = "--style-layers", paramLabel = "LAYERS",
		description = "Layers for the style, from fine to coarse (default: ${DEFAULT-VALUE}).")
	private String styleLayers = DEFAULTS.styleLayers().toString();

	@Option(names = "--variation-weight", paramLabel = "W",
		description = "How much noise between neighbouring pixels is punished (default: ${DEFAULT-VALUE}).")
	private double variationWeight = DEFAULTS.variationWeight();

	@Option(names = "--levels", paramLabel = "N",
		description = "Sizes to go through at most, each twice as large as the one before (default: ${DEFAULT-VALUE}).")
	private int levels = DEFAULTS.levels();

	@Option(names = "--precision", paramLabel = "KIND",
		description = "float32, bfloat16, on GPUs float16, or auto (default: ${DEFAULT-VALUE}).")
	private String precision = Choices.AUTO;

	@Option(names = "--device", paramLabel = "NAME",
		description = "auto, cpu, gpu, a GPU's number such as gpu1, or mps (default: ${DEFAULT-VALUE}).")
	private String device = ComputeSettings.AUTO.device().toString();

	@Option(names = "--threads", paramLabel = "N",
		description = "Threads of the processor; 0 for as many as it has cores (default: ${DEFAULT-VALUE}).")
	private int threads = ComputeSettings.AUTO.threads();

	@Option(names = "--memory", paramLabel = "MB",
		description = "What the network may take at a time; 0 chooses by what is free (default: ${DEFAULT-VALUE}).")
	private int memory = ComputeSettings.AUTO.memory();

	@Option(names = { "-q", "--quiet" }, description = "No progress line.")
	private boolean quiet;

	@Spec
	private CommandSpec spec;

	private final BooleanSupplier cancelled;

	/** @param cancelled whether to stop; asked before every evaluation */
	StylizeTexture(final BooleanSupplier cancelled) {
		this.cancelled = cancelled;
	}

	@Override
	public Integer call() throws IOException {
		ImageFiles.checkWritable(output);
		final StyleTransferJob job = job();
		final StyleTransferJob.Done done;
		try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), quiet)) {
			done = job.run(progress.cancellable(cancelled));
		}
		ImageFiles.write(done.image(), output);
		final StopReason reason = done.result().reason();
		if (reason == StopReason.MEMORY) return CommandLine.ExitCode.SOFTWARE;
		return reason == StopReason.CANCELLED ? Stylize.CANCELLED : CommandLine.ExitCode.OK;
	}

	/** What the flags say. */
	StyleTransferJob job() throws IOException {
		return texture().job(ImageFiles.read(style), network.name(), computation());
	}

	private Texture texture() {
		return new Texture(width, height, tileable, Choices.parse(Start.class, "The start", start), seed, LayerWeights.parse(
			styleLayers), variationWeight, levels, iterations);
	}

	private TransferSettings computation() {
		return TransferSettings.DEFAULTS.withComputation(Optional.empty(), Choices.parseOrAuto(Precision.class,
			"The precision", precision)).withCompute(ComputeSettings.parse(device, threads, memory));
	}
}
