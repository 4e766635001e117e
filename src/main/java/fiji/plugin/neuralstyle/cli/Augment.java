package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.augment.AugmentSettings;
import fiji.plugin.neuralstyle.augment.DataSet;
import fiji.plugin.neuralstyle.augment.Draw;
import fiji.plugin.neuralstyle.augment.LabelFiles;
import fiji.plugin.neuralstyle.augment.Labels;
import fiji.plugin.neuralstyle.batch.BatchReport;
import fiji.plugin.neuralstyle.batch.ResultFormat;
import fiji.plugin.neuralstyle.batch.Status;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.ImagePlus;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylize augment}: stylised variants of labelled images, as a data set. */
@Command(name = "augment", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, //
	customSynopsis = "stylize augment --input FOLDER --labels FOLDER --styles FOLDER --output FOLDER [SETTINGS]", //
	header = "Makes variants of labelled images in random styles, to train a network that does not depend on texture.%n", //
	description = { "%nNo pixel moves, so labels stay valid. Styles and strengths come from --seed, for each variant on its own: " +
		"the same command gives the same bytes, and goes on where it was interrupted. The output folder gets images, labels and " +
		DataSet.MANIFEST + ". docs/augmentation.md has a recipe.%n" }, //
	footer = "%nExit codes: 0 all done, 1 some or all failed, 2 wrong usage, 130 cancelled.")
final class Augment implements Callable<Integer> {

	@Option(names = { "-i", "--input" }, required = true, paramLabel = "FOLDER",
		description = "Images: PNG, JPEG and TIFF files, searched with subfolders.")
	private Path input;

	@Option(names = { "-l", "--labels" }, paramLabel = "FOLDER",
		description = "Their labels, in files of any kind that are called like the images, in the same subfolders.")
	private Path labels;

	@Option(names = "--label-name", paramLabel = "NAME",
		description = "What labels are called, without their ending, such as {image}_mask (default: ${DEFAULT-VALUE}).")
	private String labelName = Labels.SAME_NAME;

	@Option(names = { "-s", "--styles" }, required = true, paramLabel = "FOLDER",
		description = "Pictures whose textures and colours the variants take; or one picture.")
	private Path styles;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FOLDER", description = "Where the data set goes.")
	private Path output;

	@Option(names = { "-n", "--variants" }, paramLabel = "N", description = "Variants of each image (default: ${DEFAULT-VALUE}).")
	private int variants = Draw.DEFAULTS.variants();

	@Option(names = "--min-strength", paramLabel = "S", description = "The least style, 0 to 100 (default: ${DEFAULT-VALUE}).")
	private double minStrength = Draw.DEFAULTS.minStrength();

	@Option(names = "--max-strength", paramLabel = "S", description = "The most style, 0 to 100 (default: ${DEFAULT-VALUE}).")
	private double maxStrength = Draw.DEFAULTS.maxStrength();

	@Option(names = "--format", paramLabel = "KIND", description = "png, jpg or tif (default: ${DEFAULT-VALUE}).")
	private String format = ResultFormat.PNG.toString();

	@Option(names = "--label-files", paramLabel = "WHAT",
		description = "copy: a copy of the label for each variant; reference: the table names the label where it is (default: ${DEFAULT-VALUE}).")
	private String labelFiles = LabelFiles.COPY.toString();

	@Option(names = "--originals", description = "Have the images themselves in the data set.")
	private boolean originals;

	@Option(names = "--grey", description = "Variants of grey images are grey; in tif files of the same bits.")
	private boolean grey;

	@Option(names = "--contact-sheet", paramLabel = "FILE",
		description = "Write the first image with all its variants side by side.")
	private Path contactSheet;

	@Option(names = { "-q", "--quiet" }, description = "Say nothing but what failed.")
	private boolean quiet;

	@ArgGroup(exclusive = false, validate = false, heading = "%nSettings (--seed is that of the data set):%n")
	private SettingsOptions options = new SettingsOptions();

	@ArgGroup(exclusive = false, validate = false, heading = "%nArtist's controls:%n")
	private ArtistOptions artist = new ArtistOptions();

	@Mixin
	private NetworksFolder networks;

	@Spec
	private CommandSpec spec;

	private final BooleanSupplier cancelled;

	/** @param cancelled whether to stop; asked between images and before every evaluation */
	Augment(final BooleanSupplier cancelled) {
		this.cancelled = cancelled;
	}

	@Override
	public Integer call() throws IOException {
		if (contactSheet != null) ImageFiles.checkWritable(contactSheet);
		final TransferSettings settings = options.settings().withArtist(artist.settings());
		final DataSet dataSet = new DataSet(augment(settings.seed()), options.network(), settings);
		final PrintWriter err = spec.commandLine().getErr();
		dataSet.problems().forEach((image, problem) -> err.println(image + ": left out. " + problem));
		final BatchReport report;
		try (FolderConsole console = new FolderConsole(err, quiet, cancelled)) {
			report = dataSet.paint(console);
		}
		final Path manifest = dataSet.complete(report);
		if (contactSheet != null) {
			final Optional<ImagePlus> sheet = dataSet.contactSheet(report);
			if (sheet.isPresent()) ImageFiles.write(sheet.get(), contactSheet);
		}
		if (report.failure().isPresent()) throw new IOException(report.failure().get());
		if (!quiet) err.println(report.summary() + "; see " + manifest);
		if (report.count(Status.CANCELLED) > 0) return Stylize.CANCELLED;
		return report.count(Status.FAILED) > 0 || !dataSet.problems().isEmpty() ? CommandLine.ExitCode.SOFTWARE
			: CommandLine.ExitCode.OK;
	}

	private AugmentSettings augment(final long seed) {
		return new AugmentSettings(input, Optional.ofNullable(labels).map(folder -> new Labels(folder, labelName)), styles,
			output, new Draw(seed, variants, minStrength, maxStrength), Choices.parse(ResultFormat.class, "The format", format),
			Choices.parse(LabelFiles.class, "The choice for label files", labelFiles), originals, grey);
	}
}
