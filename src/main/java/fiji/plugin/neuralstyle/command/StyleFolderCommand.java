package fiji.plugin.neuralstyle.command;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.scijava.command.Command;
import org.scijava.log.LogService;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.Task;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.MaskedStyles;
import fiji.plugin.neuralstyle.batch.BatchPlan;
import fiji.plugin.neuralstyle.batch.BatchReport;
import fiji.plugin.neuralstyle.batch.BatchRun;
import fiji.plugin.neuralstyle.batch.BatchSettings;
import fiji.plugin.neuralstyle.batch.Existing;
import fiji.plugin.neuralstyle.batch.MaskChoice;
import fiji.plugin.neuralstyle.batch.NamePatterns;
import fiji.plugin.neuralstyle.batch.OutputName;
import fiji.plugin.neuralstyle.batch.ResultFormat;
import fiji.plugin.neuralstyle.batch.SharedBatch;
import fiji.plugin.neuralstyle.batch.Status;
import fiji.plugin.neuralstyle.batch.StyleImage;
import fiji.plugin.neuralstyle.mask.Background;
import fiji.plugin.neuralstyle.network.EngineDevices;
import fiji.plugin.neuralstyle.network.device.DeviceShare;
import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;

/** The menu command for a folder of content images, in one style or in each of a folder's styles. */
@Plugin(type = Command.class, menuPath = StyleFolderCommand.MENU_PATH, initializer = "fillInputs",
	description = "Paints all images of a folder in one style or several.")
public class StyleFolderCommand extends ArtistCommand {

	static final String TITLE = "Style Folder";
	static final String MENU_PATH = "Plugins>Neural Style>" + TITLE + "...";

	@Parameter(label = "Content folder", style = "directory", persist = false,
		description = "Folder of images whose layouts the results keep: PNG, JPEG and TIFF files.")
	private String contentFolder = "";

	@Parameter(label = "Name pattern", required = false, persist = false,
		description = "Which of its images, such as *.jpg or day1_*.png;day2_*.png; blank for all.")
	private String namePattern = "";

	@Parameter(label = "Search subfolders", persist = false,
		description = "Whether the folders in it count as well; the output folder gets the same ones.")
	private boolean subfolders;

	@Parameter(label = "Style", style = "file", persist = false,
		description = "An image file, a folder of image files, or the title of an open image: whose textures and colours the results take.")
	private String style = "";

	@Parameter(label = "Output folder", style = "directory", persist = false,
		description = "Folder for the results; made if it is not there. It gets a table of all results as well, " +
			BatchReport.FILE_NAME + ".")
	private String outputFolder = "";

	@Parameter(label = "Output name", persist = false,
		description = "What results are called; {content}, {style} and {format} are filled in.")
	private String outputName = OutputName.DEFAULT.pattern();

	@Parameter(label = "Format", choices = { "png", "jpg", "tif" }, persist = false,
		description = "Format of the results; tif keeps calibrations best.")
	private String format = ResultFormat.PNG.toString();

	@Parameter(label = "Existing results", choices = { "skip", "update", "replace" }, persist = false,
		description = "Leave what is there (skip), make anew what was made with other settings (update), or all (replace).")
	private String existing = Existing.UPDATE.toString();

	@Parameter(label = "Mask", required = false, persist = false, attrs = @Attr(name = ADVANCED),
		description = "Where style goes: a mask's file for all images, a folder of masks called like the images, or overlay; blank for everywhere.")
	private String mask = "";

	@Parameter(label = "Mask styles", required = false, persist = false, attrs = @Attr(name = ADVANCED),
		description = "Styles of the masks' second region, third and so on: paths separated by semicolons; blank for one style in all regions.")
	private String maskStyles = "";

	@Parameter(label = "Mask feather", min = "0", persist = false, attrs = @Attr(name = ADVANCED),
		description = "Width in pixels of the soft edges between a mask's regions.")
	private double maskFeather = MaskedStyles.FEATHER;

	@Parameter(label = "Background", choices = { "keep", "style" }, persist = false, attrs = @Attr(name = ADVANCED),
		description = "What no region of a mask covers: keep for the image's pixels, style for the last of the mask styles.")
	private String background = Background.KEEP.toString();

	@Parameter
	private LogService log;

	/** Presets count for programs too. */
	protected void fillInputs() {
		offerPresets();
		fillFromPreset(this);
	}

	@Override
	String startImage() {
		return "";
	}

	/** Nothing: searching folders takes too long for a dialog. */
	@Override
	String cost() {
		return "";
	}

	@Override
	void work() throws IOException, InterruptedException {
		final BatchSettings batch = batchSettings();
		final Optional<ImagePlus> openStyle = OpenImages.findOpen(style);
		final BatchPlan plan = BatchPlan.of(batch, styles(openStyle), masks(), network(), settings());
		final Task task = tasks().createTask(TITLE);
		task.start();
		// Closing the style's window must not take its pixels away from the images to come.
		openStyle.ifPresent(image -> image.setIgnoreFlush(true));
		try {
			finish(batch, paint(plan, batch.existing(), new FolderProgress(task, status(), log)));
		}
		finally {
			openStyle.ifPresent(image -> image.setIgnoreFlush(false));
			task.finish();
		}
	}

	private BatchReport paint(final BatchPlan plan, final Existing present, final FolderProgress progress)
		throws InterruptedException
	{
		final DeviceShare devices = DeviceShare.of(settings().compute().device(), new EngineDevices());
		if (!devices.devices().isEmpty()) return share(plan, present, progress, devices);
		try (TurnByTurn turns = new TurnByTurn(progress, status())) {
			return new BatchRun(plan, present, turns).run();
		}
	}

	/** In one turn, as there is no moment between two images at which no device computes. */
	private BatchReport share(final BatchPlan plan, final Existing present, final FolderProgress progress,
		final DeviceShare devices) throws InterruptedException
	{
		try (Turn turn = Turn.await(() -> status().showStatus(TITLE + " waits for another run to end"),
			progress::isCancelled))
		{
			// Cancelled before its turn came, it begins nothing.
			return new SharedBatch(plan, present, progress, devices).run();
		}
	}

	private void finish(final BatchSettings batch, final BatchReport report) throws IOException {
		if (hasWindows()) ReportTable.of(report).show(ReportTable.TITLE);
		report.conclude(batch.outputFolder().resolve(BatchReport.FILE_NAME));
		status().showStatus(TITLE + (report.count(Status.CANCELLED) > 0 ? " cancelled: " : ": ") + report.summary());
	}

	private static boolean hasWindows() {
		return !GraphicsEnvironment.isHeadless() && IJ.getInstance() != null && !Interpreter.isBatchMode();
	}

	private BatchSettings batchSettings() {
		return new BatchSettings(path("content folder", contentFolder), new NamePatterns(namePattern), subfolders, path(
			"output folder", outputFolder), new OutputName(outputName), Choices.parse(ResultFormat.class, "The format", format),
			Choices.parse(Existing.class, "The choice for existing results", existing));
	}

	private List<StyleImage> styles(final Optional<ImagePlus> open) throws IOException {
		if (open.isPresent()) return List.of(StyleImage.of(open.get()));
		return StyleImage.all(path("style", style));
	}

	private Optional<MaskChoice> masks() {
		final List<Path> more = Arrays.stream(maskStyles.split(";")).filter(text -> !text.isBlank()).map(text -> path(
			"mask style", text)).toList();
		if (mask.isBlank() && more.isEmpty()) return Optional.empty();
		if (mask.isBlank()) throw new IllegalArgumentException(
			"Mask styles are given, but no mask that says where they go. Name a mask, or leave the mask styles out.");
		return Optional.of(new MaskChoice(path("mask", mask), more, maskFeather, Choices.parse(Background.class,
			"The background", background)));
	}

	private static Path path(final String role, final String text) {
		if (text.isBlank()) throw new IllegalArgumentException("No " + role + " is chosen. Give its path.");
		try {
			return Path.of(text.strip());
		}
		catch (InvalidPathException e) {
			throw new IllegalArgumentException("The " + role + " \"" + text + "\" is no path: " + e.getReason() +
				". Give a path as this system writes it.", e);
		}
	}
}
