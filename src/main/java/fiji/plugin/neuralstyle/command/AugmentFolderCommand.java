package fiji.plugin.neuralstyle.command;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.scijava.command.Command;
import org.scijava.log.LogService;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.Task;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.augment.AugmentSettings;
import fiji.plugin.neuralstyle.augment.DataSet;
import fiji.plugin.neuralstyle.augment.Draw;
import fiji.plugin.neuralstyle.augment.LabelFiles;
import fiji.plugin.neuralstyle.augment.Labels;
import fiji.plugin.neuralstyle.batch.BatchReport;
import fiji.plugin.neuralstyle.batch.ResultFormat;
import fiji.plugin.neuralstyle.batch.Status;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.IJ;
import ij.macro.Interpreter;

/** The menu command for stylised variants of labelled images. The seed is that of the data set. */
@Plugin(type = Command.class, menuPath = AugmentFolderCommand.MENU_PATH, initializer = "fillInputs",
	description = "Makes variants of labelled images in random styles, to train a network that does not depend on texture.")
public class AugmentFolderCommand extends ArtistCommand {

	static final String TITLE = "Augment Folder";
	static final String MENU_PATH = "Plugins>Neural Style>" + TITLE + "...";

	@Parameter(label = "Images", style = "directory", persist = false,
		description = "Folder of images: PNG, JPEG and TIFF files, searched with subfolders.")
	private String images = "";

	@Parameter(label = "Labels", style = "directory", required = false, persist = false,
		description = "Folder of their labels, in files of any kind that are called like the images; blank for none.")
	private String labels = "";

	@Parameter(label = "Label name", persist = false, attrs = @Attr(name = ADVANCED),
		description = "What labels are called, without their ending, such as {image}_mask.")
	private String labelName = Labels.SAME_NAME;

	@Parameter(label = "Styles", style = "directory", persist = false,
		description = "Folder of images whose textures and colours the variants take; or one image's file.")
	private String styles = "";

	@Parameter(label = "Output folder", style = "directory", persist = false,
		description = "Folder for the data set; made if it is not there. It gets images, labels and " + DataSet.MANIFEST + ".")
	private String outputFolder = "";

	@Parameter(label = "Variants", min = "1", persist = false, description = "Variants of each image.")
	private int variants = Draw.DEFAULTS.variants();

	@Parameter(label = "Least strength", min = "0", max = "100", persist = false, description = "The least style, 0 to 100.")
	private double minStrength = Draw.DEFAULTS.minStrength();

	@Parameter(label = "Most strength", min = "0", max = "100", persist = false, description = "The most style, 0 to 100.")
	private double maxStrength = Draw.DEFAULTS.maxStrength();

	@Parameter(label = "Format", choices = { "png", "jpg", "tif" }, persist = false, description = "Format of the variants.")
	private String format = ResultFormat.PNG.toString();

	@Parameter(label = "Label files", choices = { "copy", "reference" }, persist = false, attrs = @Attr(name = ADVANCED),
		description = "A copy of the label for each variant, or none: then the table names the label where it is.")
	private String labelFiles = LabelFiles.COPY.toString();

	@Parameter(label = "Originals too", persist = false, description = "Whether the images themselves are part of the data set.")
	private boolean originals;

	@Parameter(label = "Grey stays grey", persist = false,
		description = "Whether variants of grey images are grey; in tif files of the same bits.")
	private boolean grey;

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
		final TransferSettings transfer = settings();
		final DataSet dataSet = new DataSet(augment(transfer.seed()), network(), transfer);
		dataSet.problems().forEach((image, problem) -> log.warn(image + " is left out: " + problem));
		final Task task = tasks().createTask(TITLE);
		task.start();
		try (TurnByTurn turns = new TurnByTurn(new FolderProgress(task, status(), log), status())) {
			finish(dataSet, dataSet.paint(turns));
		}
		finally {
			task.finish();
		}
	}

	private void finish(final DataSet dataSet, final BatchReport report) throws IOException {
		if (hasWindows()) {
			ReportTable.of(report).show(ReportTable.TITLE);
			dataSet.problems().forEach((image, problem) -> IJ.log(TITLE + ": " + image + " is left out. " + problem));
		}
		final Path manifest = dataSet.complete(report);
		if (report.failure().isPresent()) throw new IOException(report.failure().get());
		status().showStatus(TITLE + (report.count(Status.CANCELLED) > 0 ? " cancelled: " : ": ") + report.summary() + "; see " +
			manifest);
	}

	private static boolean hasWindows() {
		return !GraphicsEnvironment.isHeadless() && IJ.getInstance() != null && !Interpreter.isBatchMode();
	}

	private AugmentSettings augment(final long seed) {
		final Optional<Labels> found = labels.isBlank() ? Optional.empty() : Optional.of(new Labels(path("folder of labels",
			labels), labelName));
		return new AugmentSettings(path("folder of images", images), found, path("folder of styles", styles), path(
			"output folder", outputFolder), new Draw(seed, variants, minStrength, maxStrength), Choices.parse(ResultFormat.class,
				"The format", format), Choices.parse(LabelFiles.class, "The choice for label files", labelFiles), originals, grey);
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
