package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.util.Optional;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.Texture;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.LayerWeights;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/** A picture of a style alone, of any size. */
@Plugin(type = Command.class, menuPath = SynthesizeTextureCommand.MENU_PATH, initializer = "chooseImages",
	description = "Makes a texture of any size from an image's style alone, tileable if wished.")
public class SynthesizeTextureCommand extends InspectCommand {

	static final String MENU_PATH = "Plugins>Neural Style>Synthesize Texture...";

	@Parameter(label = "Style", persist = false,
		description = "Image whose texture is wanted; an open one, or a file's path. A selected area is the style.")
	private String style = "";

	@Parameter(label = "Network", style = "network", persist = false,
		description = "built-in, the name of another that Networks... lists, or the path of a file with VGG-19 or VGG-16 weights.")
	private String network = Networks.BUILT_IN;

	@Parameter(label = "Width", min = "32", persist = false, description = "Of the texture, in pixels.")
	private int width = Texture.DEFAULTS.width();

	@Parameter(label = "Height", min = "32", persist = false, description = "Of the texture, in pixels.")
	private int height = Texture.DEFAULTS.height();

	@Parameter(label = "Tileable", persist = false,
		description = "Whether copies of it side by side show no seam. Sides that are multiples of 16 keep it sharpest.")
	private boolean tileable = Texture.DEFAULTS.tileable();

	@Parameter(label = "Seed", persist = false, description = "Which noise to start from: another gives another texture.")
	private long seed = Texture.DEFAULTS.seed();

	@Parameter(label = "Iterations", min = "1", persist = false, description = "Steps at each size.")
	private int iterations = Texture.DEFAULTS.iterations();

	@Parameter(label = "Start from", choices = { "style statistics", "noise" }, persist = false, attrs = @Attr(
		name = StyleCommand.ADVANCED), description = "Noise of the style's colours, or grey noise.")
	private String start = Texture.DEFAULTS.start().toString();

	@Parameter(label = "Style layers", persist = false, attrs = @Attr(name = StyleCommand.ADVANCED),
		description = "Layers of the network, from fine strokes (relu1_1) to coarse ones (relu5_1), each with an optional weight.")
	private String styleLayers = Texture.DEFAULTS.styleLayers().toString();

	@Parameter(label = "Total variation weight", min = "0", persist = false, attrs = @Attr(name = StyleCommand.ADVANCED),
		description = "How much noise between neighbouring pixels is punished.")
	private double variationWeight = Texture.DEFAULTS.variationWeight();

	@Parameter(label = "Pyramid levels", min = "1", persist = false, attrs = @Attr(name = StyleCommand.ADVANCED),
		description = "Sizes to go through at most, coarse to fine, each twice as large as the one before.")
	private int levels = Texture.DEFAULTS.levels();

	@Parameter(label = "Precision", choices = { Choices.AUTO, "float32", "bfloat16", "float16" }, persist = false,
		attrs = @Attr(name = StyleCommand.ADVANCED),
		description = "Number format; auto for the one that suits the device, float16 on GPUs only.")
	private String precision = Choices.AUTO;

	@Parameter(label = "Device", persist = false, attrs = @Attr(name = StyleCommand.ADVANCED),
		description = "auto, cpu, gpu, a GPU's number such as gpu1, or mps; what cannot be used gives way to the CPU, with a message.")
	private String device = ComputeSettings.AUTO.device().toString();

	@Parameter(label = "Threads", min = "0", persist = false, attrs = @Attr(name = StyleCommand.ADVANCED),
		description = "Threads of the processor; 0 for as many as it has cores.")
	private int threads = ComputeSettings.AUTO.threads();

	@Parameter(label = "Memory for the network (MB)", min = "0", persist = false, attrs = @Attr(
		name = StyleCommand.ADVANCED),
		description = "What the network may take at a time. A larger image is seen in parts, with the same result but for rounding. " +
			"0 chooses by what is free.")
	private int memory = ComputeSettings.AUTO.memory();

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	/** Offers the open images. */
	protected void chooseImages() {
		offerImages("style");
	}

	/** What the inputs say. */
	StyleTransferJob job() throws IOException {
		final Texture texture = new Texture(width, height, tileable, Choices.parse(Start.class, "The start", start), seed,
			LayerWeights.parse(styleLayers), variationWeight, levels, iterations);
		final TransferSettings computation = TransferSettings.DEFAULTS.withComputation(Optional.empty(), Choices.parseOrAuto(
			Precision.class, "The precision", precision)).withCompute(ComputeSettings.parse(device, threads, memory));
		return texture.job(OpenImages.find("style", style), network.strip(), computation);
	}

	@Override
	void work() throws IOException, InterruptedException {
		final StyleTransferJob job = job();
		try (LivePreview preview = StyleTransferCommand.preview(job)) {
			final RunListeners listeners = new RunListeners(progress());
			if (preview != null) listeners.add(preview);
			final ImagePlus result = job.run(listeners).image();
			output = preview == null ? result : preview.adopt(result);
		}
	}
}
