package fiji.plugin.neuralstyle.command;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.Map;

import org.scijava.ItemVisibility;
import org.scijava.app.StatusService;
import org.scijava.command.DynamicCommand;
import org.scijava.convert.ConvertService;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.prefs.PrefService;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;

import fiji.plugin.neuralstyle.Choices;
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

/**
 * What every command that stylises asks for, whatever its images. Parameters with the attribute
 * {@code advanced} are for those who look for them; a {@link fiji.plugin.neuralstyle.Preset} sets those that
 * shape the picture.
 * <p>
 * No parameter is remembered between calls: a macro that leaves a key out means its preset's value, and
 * without a preset the default below. All values are checked when the command runs, as a macro may say anything.
 */
abstract class StyleCommand extends DynamicCommand implements NeuralStyleCommand {

	static final String ADVANCED = "advanced";
	/** The callback of each parameter that a preset sets. */
	static final String CHANGED = "settingChanged";

	@Parameter(label = "Preset", choices = { "Painting", "Subtle", "Texture only", "Fast preview", "Large print",
		"Paper's settings", PresetInputs.LAST_USED, PresetInputs.CUSTOM }, persist = false, callback = "presetChosen",
		description = "Sets strength, size, weights, layers, start, pyramid, iterations, optimizer, pooling and precision; " +
			"Last used sets the network and all else but the images as well. Save Preset... adds your own; in macros a file's path will do.")
	private String preset = PresetInputs.DEFAULT;

	@Parameter(label = "Strength", min = "0", max = "100", style = "slider", persist = false, callback = CHANGED,
		description = "How much style: 50 as the preset has it, 75 ten times the style weight, 25 a tenth.")
	private int strength = Strength.NEUTRAL;

	@Parameter(label = "Network", style = "network", persist = false, callback = CHANGED,
		description = "built-in, the name of another that Networks... lists, or the path of a file with VGG-19 or VGG-16 weights.")
	private String network = Networks.BUILT_IN;

	@Parameter(label = "Size", min = "0", persist = false, callback = CHANGED,
		description = "Longer side of the result in pixels; 0 for the content's own size. With Sharpen, of what is painted before.")
	private int size = TransferSettings.DEFAULTS.pyramid().size();

	@Parameter(label = "Content weight", min = "0", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "How much the content counts.")
	private double contentWeight = TransferSettings.DEFAULTS.contentWeight();

	@Parameter(label = "Style weight", min = "0", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "How much the style counts: double it for more style, halve it for less.")
	private double styleWeight = TransferSettings.DEFAULTS.styleWeight();

	@Parameter(label = "Total variation weight", min = "0", persist = false, callback = CHANGED, attrs = @Attr(
		name = ADVANCED), description = "How much noise between neighbouring pixels is punished.")
	private double variationWeight = TransferSettings.DEFAULTS.variationWeight();

	@Parameter(label = "Content layers", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Layers of the network for the content, the deeper the freer, each with an optional weight: relu4_2,relu3_1:0.5")
	private String contentLayers = TransferSettings.DEFAULTS.contentLayers().toString();

	@Parameter(label = "Style layers", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Layers for the style, from fine strokes (relu1_1) to coarse ones (relu5_1), each with an optional weight.")
	private String styleLayers = TransferSettings.DEFAULTS.styleLayers().toString();

	@Parameter(label = "Start from", choices = { "content", "noise", "style", "image", "style statistics", "recoloured content" }, persist = false,
		callback = CHANGED, attrs = @Attr(name = ADVANCED), description = "What the result starts as.")
	private String start = TransferSettings.DEFAULTS.start().toString();

	@Parameter(label = "Seed", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Which noise, when starting from noise.")
	private long seed = TransferSettings.DEFAULTS.seed();

	@Parameter(label = "Pyramid levels", min = "1", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Sizes to go through, coarse to fine; 1 for the full size alone.")
	private int levels = TransferSettings.DEFAULTS.pyramid().levels();

	@Parameter(label = "Pyramid factor", min = "1.1", persist = false, callback = CHANGED, attrs = @Attr(
		name = ADVANCED), description = "How many times larger each size is than the one before.")
	private double factor = TransferSettings.DEFAULTS.pyramid().factor();

	@Parameter(label = "Sharpen", min = "0", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Steps at the content's own size, after the picture was painted at the smaller Size: its strokes, with the " +
			"edges and details of the full-size original. The result has the content's size; 0 for none.")
	private int sharpen = TransferSettings.DEFAULTS.pyramid().sharpening();

	@Parameter(label = "Iterations", min = "1", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Steps at each size; in 16 bits L-BFGS takes a tenth more at the last one, to come as far as in float32.")
	private int iterations = TransferSettings.DEFAULTS.stopping().iterations();

	@Parameter(label = "Tolerance", min = "0", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "A size ends early when ten steps lower the loss by less than this fraction; 0 for never.")
	private double tolerance = TransferSettings.DEFAULTS.stopping().tolerance();

	@Parameter(label = "Time limit (s)", min = "0", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "End after so many seconds with the best image so far; 0 for no limit.")
	private double timeLimit = TransferSettings.DEFAULTS.stopping().timeLimit();

	@Parameter(label = "Optimizer", choices = { "L-BFGS", "Adam" }, persist = false, callback = CHANGED, attrs = @Attr(
		name = ADVANCED), description = "L-BFGS needs fewer steps, Adam less memory.")
	private String optimizer = TransferSettings.DEFAULTS.optimizer().method().toString();

	@Parameter(label = "L-BFGS history", min = "1", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Steps that L-BFGS remembers.")
	private int history = TransferSettings.DEFAULTS.optimizer().history();

	@Parameter(label = "Adam learning rate", min = "0", persist = false, callback = CHANGED, attrs = @Attr(
		name = ADVANCED), description = "Adam's step length.")
	private double learningRate = TransferSettings.DEFAULTS.optimizer().learningRate();

	@Parameter(label = "Pooling", choices = { Choices.AUTO, "max", "average", "scaled average" }, persist = false, callback = CHANGED,
		attrs = @Attr(name = ADVANCED),
		description = "How the network shrinks its feature maps: scaled average keeps their strength where max was meant; auto for the way it was made with.")
	private String pooling = Choices.AUTO;

	@Parameter(label = "Precision", choices = { Choices.AUTO, "float32", "bfloat16", "float16" }, persist = false,
		callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Number format; auto for the one that suits the device, float16 on GPUs only.")
	private String precision = Choices.AUTO;

	@Parameter(label = "Device", persist = false, callback = "tellCost", attrs = @Attr(name = ADVANCED),
		description = "auto, cpu, gpu, a GPU's number such as gpu1, or mps; what cannot be used gives way to the CPU, with a message.")
	private String device = ComputeSettings.AUTO.device().toString();

	@Parameter(label = "Threads", min = "0", persist = false, callback = "tellCost", attrs = @Attr(name = ADVANCED),
		description = "Threads of the processor; 0 for as many as it has cores.")
	private int threads = ComputeSettings.AUTO.threads();

	@Parameter(label = "Memory for the network (MB)", min = "0", persist = false, callback = "tellCost", attrs = @Attr(
		name = ADVANCED),
		description = "What the network may take at a time. A larger image is seen in tiles: slower, with the same result but " +
			"for rounding. 0 chooses by what is free.")
	private int memory = ComputeSettings.AUTO.memory();

	@Parameter(visibility = ItemVisibility.MESSAGE, label = "This run", required = false, persist = false)
	private String cost = "";

	@Parameter
	private TaskService tasks;

	@Parameter
	private StatusService status;

	@Parameter
	private ThreadService threadService;

	@Parameter
	private PrefService prefs;

	@Parameter
	private ConvertService convert;

	@Parameter
	private LogService log;

	private RunCosts costs;
	private final LateText costText = new LateText();

	/** What an image that starts the run is called; blank for none. */
	abstract String startImage();

	/** One line on what the run will cost, for the dialog; blank where nothing can be said. Called on any thread. */
	abstract String cost();

	/** Does the work. */
	abstract void work() throws Exception;

	/** For a dialog: a preset was chosen. */
	protected void presetChosen() {
		try {
			presets().choose(this, preset);
		}
		catch (IOException | IllegalArgumentException e) {
			failure().report(e);
		}
		settingChanged();
	}

	/** For a dialog: another setting was changed, so the preset may be another. */
	protected void settingChanged() {
		preset = presets().named(this);
		tellCost();
	}

	/** For a dialog: something changed that no preset knows of. */
	protected void tellCost() {
		// Macros and programs can wait, and a macro does not read it.
		if (MacroInputs.isMacro()) return;
		if (GraphicsEnvironment.isHeadless()) cost = cost();
		else costText.show(this::cost, text -> cost = text);
	}

	@Override
	public void whenMessagesChange(final Runnable told) {
		costText.whenTold(told);
	}

	/** Before a dialog: the user's own presets are choices too. */
	final void offerPresets() {
		try {
			getInfo().getMutableInput("preset", String.class).setChoices(PresetInputs.choices());
		}
		catch (IOException | IllegalArgumentException e) {
			// A folder that cannot be read has none to offer.
			log.warn(e.getMessage());
		}
	}

	/** Every input that nobody has filled yet gets its preset's value. */
	void fillFromPreset(final Module module) {
		presets().fill(module, preset);
	}

	/** In a dialog: the same with values of one's own, by name. */
	final void fill(final Map<String, String> values) {
		presets().fill(this, values);
		settingChanged();
	}

	@Override
	public void run() {
		try {
			work();
			// What a macro or a program said is not what the user last chose.
			if (!MacroInputs.isMacro() && !GraphicsEnvironment.isHeadless()) presets().remember(this);
		}
		catch (Exception | Error e) {
			cancel(failure().report(e));
		}
	}

	private CommandFailure failure() {
		return new CommandFailure(getInfo().getMenuPath().getLeaf().getName().replace("...", ""), threadService, log);
	}

	String network() {
		return network.strip();
	}

	/** @throws IllegalArgumentException if a value will not do; the message says which and why */
	TransferSettings settings() {
		PresetInputs.check(preset);
		final String startImage = startImage();
		return new TransferSettings(LayerWeights.parse(contentLayers), LayerWeights.parse(styleLayers), contentWeight,
			styleWeight * Strength.factor(strength), variationWeight, Choices.start(start, !startImage.isBlank()), seed,
			new PyramidSettings(size, levels, factor, sharpen), new OptimizerSettings(Choices.parse(OptimizerSettings.Method.class,
				"The optimizer", optimizer), history, learningRate), new StoppingSettings(iterations, tolerance, timeLimit),
			Choices.parseOrAuto(Pooling.class, "The pooling", pooling), Choices.parseOrAuto(Precision.class, "The precision",
				precision), ComputeSettings.parse(device, threads, memory), ArtistSettings.DEFAULTS);
	}

	TaskService tasks() {
		return tasks;
	}

	StatusService status() {
		return status;
	}

	/** What this machine's runs cost. */
	RunCosts costs() {
		if (costs == null) costs = new RunCosts(new MachineSpeed(prefs));
		return costs;
	}

	private PresetInputs presets() {
		return new PresetInputs(convert, prefs);
	}
}
