package fiji.plugin.neuralstyle.command;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.module.MutableModuleItem;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.Task;

import fiji.plugin.neuralstyle.ImageSettings;
import fiji.plugin.neuralstyle.MaskedStyles;
import fiji.plugin.neuralstyle.StyleBlend;
import fiji.plugin.neuralstyle.StyleMix;
import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.image.Pictures;
import fiji.plugin.neuralstyle.image.Region;
import fiji.plugin.neuralstyle.image.Slices;
import fiji.plugin.neuralstyle.mask.Background;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;

/** The menu command: one content image, one style image or several. */
@Plugin(type = Command.class, menuPath = StyleTransferCommand.MENU_PATH, initializer = "chooseImages",
	description = "Paints one image in the style of another.")
public class StyleTransferCommand extends ArtistCommand {

	static final String TITLE = "Neural Style Transfer";
	static final String MENU_PATH = "Plugins>Neural Style>" + TITLE + "...";

	private static final int TELLING_ITERATIONS = 50;

	@Parameter(label = "Content", persist = false, callback = "tellCost",
		description = "Image whose layout the result keeps.")
	private String content = "";

	@Parameter(label = "Style", persist = false, description = "Image whose textures and colours the result takes.")
	private String style = "";

	@Parameter(label = "Slices", persist = false, callback = "tellCost",
		description = "Of a stack: current, all, or numbers such as 1,3,7-9. Each starts from the one before.")
	private String slices = ImageSettings.DEFAULTS.slices().toString();

	@Parameter(label = "Result type", choices = { "RGB", "same" }, persist = false, attrs = @Attr(name = ADVANCED),
		description = "RGB, or the same type as the content: then its colours stay and the luminance carries the style.")
	private String resultType = ImageSettings.DEFAULTS.resultType().toString();

	@Parameter(label = "Feather", min = "0", persist = false, attrs = @Attr(name = ADVANCED),
		description = "Width in pixels of the soft edge where a selection limits the change.")
	private double feather = ImageSettings.DEFAULTS.feather();

	@Parameter(label = "Temporal weight", min = "0", persist = false, attrs = @Attr(name = ADVANCED),
		description = "How firmly each slice is held to the one before where the content stands still; 0 for each as if alone.")
	private double temporalWeight = ImageSettings.DEFAULTS.temporalWeight();

	@Parameter(label = "Motion", choices = { "none", "flow" }, persist = false, attrs = @Attr(name = ADVANCED),
		description = "Of a stack: flow finds what moves between two slices and moves the paint along; none holds what stands still alone.")
	private String motion = ImageSettings.DEFAULTS.motion().toString();

	@Parameter(label = "Start image", required = false, persist = false, attrs = @Attr(name = ADVANCED),
		description = "Image to start from instead of the content: its title or a file's path.")
	private String startImage = "";

	@Parameter(label = "More styles", required = false, persist = false, attrs = @Attr(name = ADVANCED),
		description = "Titles of open images, or paths of files or folders, separated by semicolons; all mix with the style.")
	private String moreStyles = "";

	@Parameter(label = "Style weights", required = false, persist = false, attrs = @Attr(name = ADVANCED),
		description = "How much each style counts, the first and then the others, such as 2,1; blank for all the same.")
	private String styleWeights = "";

	@Parameter(label = "Style blend", choices = { "together", "along stack" }, persist = false, attrs = @Attr(
		name = ADVANCED),
		description = "Whether each slice is in all styles, or the first slice in the first style and the last in the last.")
	private String styleBlend = StyleBlend.TOGETHER.toString();

	@Parameter(label = "Loss plot", persist = false, attrs = @Attr(name = ADVANCED),
		description = "Whether to plot content loss, each layer's style loss and their sum over the iterations.")
	private boolean lossPlot;

	@Parameter(label = "Mask", required = false, persist = false, attrs = @Attr(name = ADVANCED),
		description = "Where style goes: title or path of a label image or grey mask, a file of ROIs, overlay, or ROI Manager; blank for everywhere.")
	private String mask = "";

	@Parameter(label = "Mask styles", required = false, persist = false, attrs = @Attr(name = ADVANCED),
		description = "Styles of the mask's second region, third and so on: titles or paths separated by semicolons; blank for one style in all regions.")
	private String maskStyles = "";

	@Parameter(label = "Mask feather", min = "0", persist = false, attrs = @Attr(name = ADVANCED),
		description = "Width in pixels of the soft edges between the mask's regions.")
	private double maskFeather = MaskedStyles.FEATHER;

	@Parameter(label = "Background", choices = { "keep", "style" }, persist = false, attrs = @Attr(name = ADVANCED),
		description = "What no region of the mask covers: keep for the content's pixels, style for the last of the mask styles.")
	private String background = Background.KEEP.toString();

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	/** Offers the open images: the active one as content, another as style. */
	protected void chooseImages() {
		offerPresets();
		fillFromPreset(this);
		offer("content", style);
		offer("style", content);
		final Map<String, String> chosen = ChosenPicture.inputs();
		if (!chosen.isEmpty()) fill(chosen);
		tellCost();
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
	String startImage() {
		return startImage;
	}

	@Override
	String cost() {
		return OpenImages.findOpen(content).map(image -> costs().line(network(), () -> work(image))).orElse("");
	}

	private RunCosts.Work work(final ImagePlus image) {
		final TransferSettings settings = settings();
		final int pictures = new Pictures(image).numbers(Slices.parse(slices)).size();
		final Size full = settings.pyramid().fullSize(image.getWidth(), image.getHeight());
		final Optional<Size> window = Region.window(image, full.width(), full.height()).map(bounds -> new Size(bounds.width,
			bounds.height));
		return new RunCosts.Work(size(image), window, Collections.nCopies(pictures, settings));
	}

	@Override
	void work() throws IOException, InterruptedException {
		final StyleTransferJob job = job();
		final Task task = tasks().createTask(TITLE);
		task.start();
		final LossPlot plot = new LossPlot("Losses of " + TITLE);
		try (LivePreview preview = preview(job)) {
			final RunListeners listeners = new RunListeners(new TaskProgress(task, status()));
			if (preview != null) listeners.add(preview);
			if (lossPlot) listeners.add(plot);
			try (Turn turn = Turn.await(() -> status().showStatus(TITLE + " waits for another run to end"),
				listeners::isCancelled))
			{
				if (turn == null) {
					status().showStatus(TITLE + " cancelled before it began");
					cancel("");
					return;
				}
				finish(job, job.run(listeners), preview);
			}
			if (lossPlot) plot.plot().show();
		}
		finally {
			task.finish();
		}
	}

	private void finish(final StyleTransferJob job, final StyleTransferJob.Done done, final LivePreview preview)
		throws InterruptedException, IOException
	{
		output = preview == null ? done.image() : preview.adopt(done.image());
		switch (done.result().reason()) {
			case CANCELLED -> status().showStatus(TITLE + " cancelled: the image so far");
			case ITERATIONS -> {
				if (preview != null && tellsOfSpeed(job, done)) costs().learn(network(), job.settings(), size(job.content()), done.result().duration(), done
					.result().precision());
			}
			default -> {
				// Ended early: says nothing of the machine's speed.
			}
		}
	}

	/** A part of a picture says little of the next run's time, a short run too much of its own start. */
	private static boolean tellsOfSpeed(final StyleTransferJob job, final StyleTransferJob.Done done) {
		return done.pictures() == 1 && job.masked().isEmpty() && job.content().getRoi() == null && done.result().iterations() >= TELLING_ITERATIONS;
	}

	private static Size size(final ImagePlus image) {
		return new Size(image.getWidth(), image.getHeight());
	}

	/** A window to look at, where there is somebody to look; else null. */
	static LivePreview preview(final StyleTransferJob job) {
		if (GraphicsEnvironment.isHeadless() || IJ.getInstance() == null || Interpreter.isBatchMode()) return null;
		final Size size = job.settings().pyramid().fullSize(job.content().getWidth(), job.content().getHeight());
		return new LivePreview(String.format(Locale.ROOT, "%s (running)", TITLE), size.width(), size.height());
	}

	/** What the inputs say. */
	StyleTransferJob job() throws IOException {
		final TransferSettings settings = settings();
		final Optional<ImagePlus> startFrom = startImage.isBlank() ? Optional.empty() : Optional.of(OpenImages.find("start",
			startImage));
		final ImagePlus picture = OpenImages.find("content", content);
		return new StyleTransferJob(picture, StyleMix.parse(MoreStyles.find(style, moreStyles), styleWeights, styleBlend),
			startFrom, network(), ImageSettings.parse(slices, feather, resultType, temporalWeight, motion), settings, new ChosenMask(mask,
				maskStyles, maskFeather, background).of(picture));
	}
}
