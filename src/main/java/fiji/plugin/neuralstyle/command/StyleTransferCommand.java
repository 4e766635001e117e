package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.DynamicCommand;
import org.scijava.log.LogService;
import org.scijava.module.MutableModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.LayerWeights;
import fiji.plugin.neuralstyle.transfer.OptimizerSettings;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StopReason;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/**
 * The menu command. All values are checked here, as a macro may say anything.
 * <p>
 * No parameter is remembered between calls: a macro that leaves a key out means the default below.
 */
@Plugin(type = Command.class, menuPath = StyleTransferCommand.MENU_PATH, initializer = "chooseImages",
	description = "Paints one image in the style of another.")
public class StyleTransferCommand extends DynamicCommand implements NeuralStyleCommand {

	static final String TITLE = "Neural Style Transfer";
	static final String MENU_PATH = "Plugins>Neural Style>" + TITLE + "...";

	@Parameter(label = "Content", persist = false, description = "Image whose layout the result keeps.")
	private String content = "";

	@Parameter(label = "Style", persist = false, description = "Image whose textures and colours the result takes.")
	private String style = "";

	@Parameter(label = "Network", persist = false,
		description = "built-in, or the path of a .safetensors file with VGG-19 or VGG-16 weights.")
	private String network = Networks.BUILT_IN;

	@Parameter(label = "Size", min = "0", persist = false,
		description = "Longer side of the result in pixels; 0 for the content's own size.")
	private int size = TransferSettings.DEFAULTS.pyramid().size();

	@Parameter(label = "Content weight", min = "0", persist = false, description = "How much the content counts.")
	private double contentWeight = TransferSettings.DEFAULTS.contentWeight();

	@Parameter(label = "Style weight", min = "0", persist = false,
		description = "How much the style counts: double it for more style, halve it for less.")
	private double styleWeight = TransferSettings.DEFAULTS.styleWeight();

	@Parameter(label = "Total variation weight", min = "0", persist = false,
		description = "How much noise between neighbouring pixels is punished.")
	private double variationWeight = TransferSettings.DEFAULTS.variationWeight();

	@Parameter(label = "Content layers", persist = false,
		description = "Layers of the network for the content, the deeper the freer, each with an optional weight: relu4_2,relu3_1:0.5")
	private String contentLayers = TransferSettings.DEFAULTS.contentLayers().toString();

	@Parameter(label = "Style layers", persist = false,
		description = "Layers for the style, from fine strokes (relu1_1) to coarse ones (relu5_1), each with an optional weight.")
	private String styleLayers = TransferSettings.DEFAULTS.styleLayers().toString();

	@Parameter(label = "Start from", choices = { "content", "noise", "style", "image" }, persist = false,
		description = "What the result starts as.")
	private String start = TransferSettings.DEFAULTS.start().toString();

	@Parameter(label = "Start image", required = false, persist = false,
		description = "Image to start from instead of the content: its title or a file's path.")
	private String startImage = "";

	@Parameter(label = "Seed", persist = false, description = "Which noise, when starting from noise.")
	private long seed = TransferSettings.DEFAULTS.seed();

	@Parameter(label = "Pyramid levels", min = "1", persist = false,
		description = "Sizes to go through, coarse to fine; 1 for the full size alone.")
	private int levels = TransferSettings.DEFAULTS.pyramid().levels();

	@Parameter(label = "Pyramid factor", min = "1.1", persist = false,
		description = "How many times larger each size is than the one before.")
	private double factor = TransferSettings.DEFAULTS.pyramid().factor();

	@Parameter(label = "Iterations", min = "1", persist = false, description = "Steps at each size.")
	private int iterations = TransferSettings.DEFAULTS.stopping().iterations();

	@Parameter(label = "Tolerance", min = "0", persist = false,
		description = "A size ends early when ten steps lower the loss by less than this fraction; 0 for never.")
	private double tolerance = TransferSettings.DEFAULTS.stopping().tolerance();

	@Parameter(label = "Time limit (s)", min = "0", persist = false,
		description = "End after so many seconds with the best image so far; 0 for no limit.")
	private double timeLimit = TransferSettings.DEFAULTS.stopping().timeLimit();

	@Parameter(label = "Optimizer", choices = { "L-BFGS", "Adam" }, persist = false,
		description = "L-BFGS needs fewer steps, Adam less memory.")
	private String optimizer = TransferSettings.DEFAULTS.optimizer().method().toString();

	@Parameter(label = "L-BFGS history", min = "1", persist = false, description = "Steps that L-BFGS remembers.")
	private int history = TransferSettings.DEFAULTS.optimizer().history();

	@Parameter(label = "Adam learning rate", min = "0", persist = false, description = "Adam's step length.")
	private double learningRate = TransferSettings.DEFAULTS.optimizer().learningRate();

	@Parameter(label = "Pooling", choices = { Choices.AUTO, "max", "average" }, persist = false,
		description = "How the network shrinks its feature maps; auto for the way it was made with.")
	private String pooling = Choices.AUTO;

	@Parameter(label = "Precision", choices = { Choices.AUTO, "float32", "bfloat16" }, persist = false,
		description = "Number format; auto for the faster one on this machine.")
	private String precision = Choices.AUTO;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Parameter
	private TaskService tasks;

	@Parameter
	private StatusService status;

	@Parameter
	private ThreadService threads;

	@Parameter
	private LogService log;

	/** Offers the open images: the active one as content, another as style. */
	protected void chooseImages() {
		offer("content", style);
		offer("style", content);
	}

	/** What a macro or a program has already said stays, be it a title, an ID or a path. */
	private void offer(final String name, final String otherRole) {
		final List<String> open = OpenImages.choices();
		if (open.isEmpty() || isInputResolved(name) && !((String) getInput(name)).isBlank()) return;
		final MutableModuleItem<String> item = getInfo().getMutableInput(name, String.class);
		item.setChoices(open);
		setInput(name, OpenImages.firstBut(otherRole).orElse(open.get(0)));
	}

	@Override
	public void run() {
		final Task task = tasks.createTask(TITLE);
		task.start();
		try {
			final StyleTransferJob.Done done = job().run(new TaskProgress(task, status));
			output = done.image();
			if (done.result().reason() == StopReason.CANCELLED) status.showStatus(TITLE + " cancelled: the image so far");
		}
		catch (IllegalArgumentException | IllegalStateException | IOException e) {
			log.debug(e);
			fail(e.getMessage());
		}
		catch (RuntimeException | Error e) {
			// A fault of the program: SciJava logs it, but a macro would go on with the wrong image.
			ErrorReport.stopMacro(TITLE + " failed: " + e, threads);
			throw e;
		}
		finally {
			task.finish();
		}
	}

	/** No result, and a sentence that says why; who cannot be shown it finds it as the reason of cancelling. */
	private void fail(final String sentence) {
		if (ErrorReport.show(TITLE, sentence, threads)) {
			// SciJava shows a reason in a dialog of its own; once is enough.
			cancel("");
		}
		else {
			log.error(TITLE + ": " + sentence);
			cancel(sentence);
		}
	}

	private StyleTransferJob job() throws IOException {
		final TransferSettings settings = settings();
		final Optional<ImagePlus> startFrom = startImage.isBlank() ? Optional.empty() : Optional.of(OpenImages.find("start",
			startImage));
		return new StyleTransferJob(OpenImages.find("content", content), OpenImages.find("style", style), startFrom,
			network, settings);
	}

	private TransferSettings settings() {
		return new TransferSettings(LayerWeights.parse(contentLayers), LayerWeights.parse(styleLayers), contentWeight,
			styleWeight, variationWeight, Choices.start(start, !startImage.isBlank()), seed, new PyramidSettings(size,
				levels, factor), new OptimizerSettings(Choices.parse(OptimizerSettings.Method.class, "The optimizer", optimizer),
					history, learningRate), new StoppingSettings(iterations, tolerance, timeLimit), Choices.parseOrAuto(
						Pooling.class, "The pooling", pooling), Choices.parseOrAuto(Precision.class, "The precision", precision));
	}
}
