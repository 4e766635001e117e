package fiji.plugin.neuralstyle.cli;

import java.nio.file.Path;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.Preset;
import fiji.plugin.neuralstyle.Strength;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.LayerWeights;
import fiji.plugin.neuralstyle.transfer.OptimizerSettings;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import picocli.CommandLine.Option;

/** Every setting of the menu command, as a flag. Defaults are {@link TransferSettings#DEFAULTS}. */
final class SettingsOptions {

	private static final TransferSettings DEFAULTS = TransferSettings.DEFAULTS;

	@Option(names = "--preset", paramLabel = "NAME", description = {
		"Settings to begin with: Painting, Subtle, Texture only, Fast preview, Large print, Paper's settings, one that " +
			"'stylize presets list' lists, or the file of a preset or of a result; flags change them (default: ${DEFAULT-VALUE})." })
	private String preset = Preset.PAINTING.toString();

	@Option(names = "--strength", paramLabel = "S", description = {
		"How much style, 0 to 100: 50 as the preset has it, 75 ten times the style weight, 25 a tenth (default: ${DEFAULT-VALUE})." })
	private int strength = Strength.NEUTRAL;

	@Option(names = "--network", paramLabel = "NAME", description = {
		"Network to see with: built-in, the name of an installed one, or the path of a weights file (default: ${DEFAULT-VALUE})." })
	private String network = Networks.BUILT_IN;

	@Option(names = "--size", paramLabel = "PIXELS", description = {
		"Longer side of the result, or with --sharpen of what is painted before; 0 keeps the content's size (default: ${DEFAULT-VALUE})." })
	private int size = DEFAULTS.pyramid().size();

	@Option(names = "--content-weight", paramLabel = "W", description = {
		"How much the content counts (default: ${DEFAULT-VALUE})." })
	private double contentWeight = DEFAULTS.contentWeight();

	@Option(names = "--style-weight", paramLabel = "W", description = { "How much the style counts (default: ${DEFAULT-VALUE})." })
	private double styleWeight = DEFAULTS.styleWeight();

	@Option(names = "--variation-weight", paramLabel = "W", description = {
		"How much noise between neighbouring pixels is punished: total variation (default: ${DEFAULT-VALUE})." })
	private double variationWeight = DEFAULTS.variationWeight();

	@Option(names = "--content-layers", paramLabel = "LAYERS", description = {
		"Layers for the content, deeper is freer, each with an optional weight: relu4_2,relu3_1:0.5 (default: ${DEFAULT-VALUE})." })
	private String contentLayers = DEFAULTS.contentLayers().toString();

	@Option(names = "--style-layers", paramLabel = "LAYERS", description = {
		"Layers for the style, from fine (relu1_1) to coarse (relu5_1) (default: ${DEFAULT-VALUE})." })
	private String styleLayers = DEFAULTS.styleLayers().toString();

	@Option(names = "--start", paramLabel = "WHAT", description = {
		"What the result starts as: content, noise, style, image, \"style statistics\", noise of the style's colours, " +
			"or \"recoloured content\", the content in them (default: ${DEFAULT-VALUE})." })
	private String start = DEFAULTS.start().toString();

	@Option(names = "--start-image", paramLabel = "FILE", description = { "Picture to start from; with it, --start image need not be given." })
	private Path startImage;

	@Option(names = "--seed", paramLabel = "N", description = { "Seed of the noise (default: ${DEFAULT-VALUE})." })
	private long seed = DEFAULTS.seed();

	@Option(names = "--levels", paramLabel = "N", description = {
		"Sizes to go through, coarse to fine (default: ${DEFAULT-VALUE})." })
	private int levels = DEFAULTS.pyramid().levels();

	@Option(names = "--factor", paramLabel = "F", description = {
		"How many times larger each size is than the one before (default: ${DEFAULT-VALUE})." })
	private double factor = DEFAULTS.pyramid().factor();

	@Option(names = "--sharpen", paramLabel = "N", description = {
		"Iterations at the content's own size, after the picture was painted at --size: large strokes at the cost of a small picture, " +
			"with edges and details of the full-size original. The result has the content's size (default: ${DEFAULT-VALUE}, none)." })
	private int sharpen = DEFAULTS.pyramid().sharpening();

	@Option(names = "--iterations", paramLabel = "N", description = {
		"Iterations at each size (default: ${DEFAULT-VALUE}); in 16 bits L-BFGS takes a tenth more at the last one, to come as far as in float32." })
	private int iterations = DEFAULTS.stopping().iterations();

	@Option(names = "--tolerance", paramLabel = "T", description = {
		"A size ends early when ten iterations lower the loss by less than this fraction (default: ${DEFAULT-VALUE}, never)." })
	private double tolerance = DEFAULTS.stopping().tolerance();

	@Option(names = "--time-limit", paramLabel = "SECONDS", description = {
		"End after this time with the best picture so far (default: ${DEFAULT-VALUE}, no limit)." })
	private double timeLimit = DEFAULTS.stopping().timeLimit();

	@Option(names = "--optimizer", paramLabel = "NAME", description = { "L-BFGS or Adam (default: ${DEFAULT-VALUE})." })
	private String optimizer = DEFAULTS.optimizer().method().toString();

	@Option(names = "--history", paramLabel = "N", description = { "Steps that L-BFGS remembers (default: ${DEFAULT-VALUE})." })
	private int history = DEFAULTS.optimizer().history();

	@Option(names = "--learning-rate", paramLabel = "R", description = { "Adam's step length (default: ${DEFAULT-VALUE})." })
	private double learningRate = DEFAULTS.optimizer().learningRate();

	@Option(names = "--pooling", paramLabel = "KIND", description = {
		"max, average, \"scaled average\", which keeps the strength of maps where max was meant, or auto for the one " +
			"the network was made with (default: ${DEFAULT-VALUE})." })
	private String pooling = Choices.AUTO;

	@Option(names = "--precision", paramLabel = "KIND", description = {
		"float32, bfloat16, on GPUs float16, or auto for the one that suits the device (default: ${DEFAULT-VALUE})." })
	private String precision = Choices.AUTO;

	@Option(names = "--device", paramLabel = "NAME", description = {
		"auto, cpu, gpu, a GPU's number such as gpu1, or mps; what cannot be used gives way to the CPU, with a message (default: ${DEFAULT-VALUE})." })
	private String device = ComputeSettings.AUTO.device().toString();

	@Option(names = "--threads", paramLabel = "N", description = {
		"Threads of the processor; 0 for as many as it has cores (default: ${DEFAULT-VALUE})." })
	private int threads = ComputeSettings.AUTO.threads();

	@Option(names = "--memory", paramLabel = "MB", description = {
		"What the network may take at a time; a larger image is seen in tiles, with the same result but for rounding. 0 chooses by what is free (default: ${DEFAULT-VALUE})." })
	private int memory = ComputeSettings.AUTO.memory();

	String network() {
		return network;
	}

	/** The file to start from, or null. */
	Path startImage() {
		return startImage;
	}

	/** @throws IllegalArgumentException if a value will not do; the message says which and why */
	TransferSettings settings() {
		return new TransferSettings(LayerWeights.parse(contentLayers), LayerWeights.parse(styleLayers), contentWeight,
			styleWeight * Strength.factor(strength), variationWeight, Choices.start(start, startImage != null), seed, new PyramidSettings(size, levels, factor, sharpen), new OptimizerSettings(Choices.parse(
				OptimizerSettings.Method.class, "The optimizer", optimizer), history, learningRate), new StoppingSettings(
					iterations, tolerance, timeLimit), Choices.parseOrAuto(Pooling.class, "The pooling", pooling), Choices
						.parseOrAuto(Precision.class, "The precision", precision), ComputeSettings.parse(device, threads, memory), ArtistSettings.DEFAULTS);
	}
}
