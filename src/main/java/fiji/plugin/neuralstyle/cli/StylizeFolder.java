package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.batch.BatchPlan;
import fiji.plugin.neuralstyle.batch.BatchReport;
import fiji.plugin.neuralstyle.batch.BatchRun;
import fiji.plugin.neuralstyle.batch.BatchSettings;
import fiji.plugin.neuralstyle.batch.Existing;
import fiji.plugin.neuralstyle.batch.SharedBatch;
import fiji.plugin.neuralstyle.batch.Status;
import fiji.plugin.neuralstyle.batch.StyleImage;
import fiji.plugin.neuralstyle.network.EngineDevices;
import fiji.plugin.neuralstyle.network.device.DeviceShare;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylize folder}: a folder of content files, one or more style files, a folder of result files. */
@Command(name = "folder", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, //
	customSynopsis = "stylize folder --content-folder FOLDER --style FILE|FOLDER --output-folder FOLDER [SETTINGS]", //
	header = "Paints all pictures of a folder in one style or several.%n", //
	description = { "%nA picture that cannot be painted is reported, and the next one follows. The output folder gets a " +
		"table of what became of each, " + BatchReport.FILE_NAME + ". The same command again goes on where the last one ended: " +
		"what is there, made with the same settings, is left alone.%n" }, //
	footer = { "%nExamples", //
		"  A folder in one style:    stylize folder --content-folder photos --style wave.jpg --output-folder painted", //
		"  In each of many styles:   stylize folder ... --style styles", //
		"  Some of the pictures:     stylize folder ... --pattern '*.jpg;day1_*.png'", //
		"  With all subfolders:      stylize folder ... --subfolders", //
		"  A mask for each picture:  stylize folder ... --mask masks", //
		"  Names without the style:  stylize folder ... --output-name '{content}' --format jpg", //
		"%nExit codes: 0 all done, 1 some or all failed, 2 wrong usage, 130 cancelled (Ctrl-C; nothing is written of the " +
			"picture it was at)." })
final class StylizeFolder implements Callable<Integer> {

	@Option(names = { "-c", "--content-folder" }, required = true, paramLabel = "FOLDER",
		description = "Pictures whose layouts the results keep: PNG, JPEG and TIFF files, in the order of their names.")
	private Path contentFolder;

	@Option(names = { "-s", "--style" }, required = true, paramLabel = "FILE|FOLDER",
		description = "Picture whose textures and colours the results take; of a folder, each of its pictures.")
	private Path style;

	@Option(names = { "-o", "--output-folder" }, required = true, paramLabel = "FOLDER",
		description = "Where to write. It is made if it is not there, and never searched for contents.")
	private Path outputFolder;

	@Mixin
	private FolderFlags files;

	@Option(names = "--existing", paramLabel = "WHAT", description = {
		"Where a result is there already: skip leaves it, update makes it anew if it was made with other settings, replace " +
			"always does (default: ${DEFAULT-VALUE})." })
	private String existing = Existing.UPDATE.toString();

	@Option(names = { "-q", "--quiet" }, description = "Say nothing but what failed.")
	private boolean quiet;

	@ArgGroup(exclusive = false, validate = false, heading = "%nMasks, which say which style goes where:%n")
	private MaskOptions masks = new MaskOptions();

	@ArgGroup(exclusive = false, validate = false, heading = "%nSettings:%n")
	private SettingsOptions options = new SettingsOptions();

	@ArgGroup(exclusive = false, validate = false, heading = "%nArtist's controls:%n")
	private ArtistOptions artist = new ArtistOptions();

	@Mixin
	private NetworksFolder networks;

	@Spec
	private CommandSpec spec;

	private final BooleanSupplier cancelled;

	/** @param cancelled whether to stop; asked between pictures and before every evaluation */
	StylizeFolder(final BooleanSupplier cancelled) {
		this.cancelled = cancelled;
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		if (options.startImage() != null) {
			throw new IllegalArgumentException("A folder of pictures has no picture to start from. Leave --start-image out.");
		}
		final BatchSettings batch = files.settings(contentFolder, outputFolder, Choices.parse(Existing.class,
			"The choice for existing results", existing));
		final BatchPlan plan = BatchPlan.of(batch, StyleImage.all(style), masks.choice(), options.network(), options.settings().withArtist(
			artist.settings()));
		final PrintWriter err = spec.commandLine().getErr();
		final BatchReport report;
		try (FolderConsole console = new FolderConsole(err, quiet, cancelled)) {
			report = run(plan, batch.existing(), console);
		}
		final Path table = outputFolder.resolve(BatchReport.FILE_NAME);
		report.conclude(table);
		if (!quiet) err.println(report.summary() + "; see " + table);
		if (report.count(Status.CANCELLED) > 0) return Stylize.CANCELLED;
		return report.count(Status.FAILED) > 0 ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
	}

	private BatchReport run(final BatchPlan plan, final Existing present, final FolderConsole console)
		throws InterruptedException
	{
		final DeviceShare share = DeviceShare.of(options.settings().compute().device(), new EngineDevices());
		if (share.devices().isEmpty()) return new BatchRun(plan, present, console).run();
		return new SharedBatch(plan, present, console, share).run();
	}
}
