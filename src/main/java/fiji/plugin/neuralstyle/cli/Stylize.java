package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import ij.ImagePlus;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylize}: one content file, one style or several, one result file. */
@Command(name = "stylize", mixinStandardHelpOptions = true, versionProvider = VersionText.class,
	sortOptions = false, usageHelpAutoWidth = true, //
	customSynopsis = "stylize --content FILE --style FILE --output FILE [SETTINGS]", //
	header = "Paints one picture in the style of another (neural style transfer).%n", //
	description = { "%nThe result starts as the content picture. A frozen neural network looks at it, at the content and at the style; " +
		"the result is changed, step by step, until its deeper feature maps are those of the content (what is where) and the " +
		"correlations of its feature maps, the Gram matrices, are those of the style (textures, strokes, colours).%n" }, //
	footer = { "%nExamples", //
		"  More style:            stylize --content a.jpg --style b.png --output c.png --style-weight 400", //
		"  A quick look:          stylize ... --size 256 --iterations 40", //
		"  Large, and sharp:      stylize ... --size 512 --sharpen 30", //
		"  Texture only:          stylize ... --content-weight 0 --start noise", //
		"  Every slice of a stack: stylize --content stack.tif --style b.png --output c.tif --slices all", //
		"  Two styles mixed:      stylize --content a.jpg --style b.png --style c.png --style-weights 2,1 --output d.png", //
		"  Two styles by a mask:  stylize ... --mask labels.png --mask-style c.png", //
		"  A folder of pictures:  stylize folder --help", //
		"  A style alone, to tile: stylize texture --help", //
		"  What this machine can do: stylize device", //
		"  What the network sees: stylize inspect --help", //
		"  More networks:         stylize networks --help", //
		"  Settings as files:     stylize presets --help", //
		"  A result once more:    stylize reproduce --help", //
		"  Training data:         stylize augment --help", //
		"  Finer strokes only:    stylize ... --style-layers relu1_1,relu2_1,relu3_1:0.5", //
		"%nExit codes: 0 success, 1 failure, 2 wrong usage, 130 cancelled (Ctrl-C writes the best picture so far)." })
final class Stylize implements Callable<Integer> {

	static final int CANCELLED = 130;

	// Not "required": its subcommands have no need of these.
	@Option(names = { "-c", "--content" }, paramLabel = "FILE",
		description = "Picture whose layout the result keeps: PNG, JPEG or TIFF.")
	private Path content;

	@Option(names = { "-s", "--style" }, paramLabel = "FILE|FOLDER",
		description = "Picture whose textures and colours the result takes; all pictures of a folder count as one style. Give it " +
			"several times to mix styles.")
	private List<Path> styles = new ArrayList<>();

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
		description = "Where to write: .png, .jpg or .tif. An existing file is replaced once the result is complete.")
	private Path output;

	@Option(names = { "-q", "--quiet" }, description = "No progress line.")
	private boolean quiet;

	@ArgGroup(exclusive = false, validate = false, heading = "%nStacks, selections and types of images:%n")
	private ImageOptions images = new ImageOptions();

	@ArgGroup(exclusive = false, validate = false, heading = "%nMasks, which say which style goes where:%n")
	private MaskOptions masks = new MaskOptions();

	@ArgGroup(exclusive = false, validate = false, heading = "%nSettings:%n")
	private SettingsOptions options = new SettingsOptions();

	@ArgGroup(exclusive = false, validate = false, heading = "%nArtist's controls:%n")
	private ArtistOptions artist = new ArtistOptions();

	@ArgGroup(exclusive = false, validate = false, heading = "%nSeveral styles:%n")
	private StyleOptions mixing = new StyleOptions();

	@ArgGroup(exclusive = false, validate = false, heading = "%nRuns that may be killed:%n")
	private CheckpointOptions checkpoints = new CheckpointOptions();

	@Mixin
	private NetworksFolder networks;

	@Spec
	private CommandSpec spec;

	private final BooleanSupplier cancelled;

	/** @param cancelled whether to stop; asked before every evaluation */
	Stylize(final BooleanSupplier cancelled) {
		this.cancelled = cancelled;
	}

	@Override
	public Integer call() throws IOException {
		requireFiles();
		ImageFiles.checkWritable(output);
		final StyleTransferJob job = job();
		ImageFiles.checkWritable(output, job.pictures());
		ImageFiles.requireDepth(output, job.settings().artist().bitDepth().bits());
		final PyramidSettings.Size size = job.settings().pyramid().fullSize(job.content().getWidth(), job.content().getHeight());
		ImageFiles.requirePixels(output, size.width(), size.height());
		final PrintWriter err = spec.commandLine().getErr();
		ImageFiles.loss(job.content(), output).ifPresent(loss -> err.println("Note: " + loss));
		final StyleTransferJob.Done done;
		try (ConsoleProgress progress = new ConsoleProgress(err, quiet)) {
			done = job.run(progress.cancellable(cancelled), checkpoints.settings());
		}
		ImageFiles.write(done.image(), output);
		checkpoints.end(done.result().reason(), err);
		if (!quiet) err.println(summary(done));
		return switch (done.result().reason()) {
			case CANCELLED -> CANCELLED;
			// Not what was asked for.
			case MEMORY -> CommandLine.ExitCode.SOFTWARE;
			default -> CommandLine.ExitCode.OK;
		};
	}

	/** What the flags say. */
	StyleTransferJob job() throws IOException {
		final ImagePlus picture = ImageFiles.read(content);
		return new StyleTransferJob(picture, mixing.mix(styles), startImage(), options.network(), images.settings(), options
			.settings().withArtist(artist.settings()), masks.of(picture));
	}

	private void requireFiles() {
		final List<String> missing = new ArrayList<>();
		if (content == null) missing.add("--content FILE");
		if (styles.isEmpty()) missing.add("--style FILE");
		if (output == null) missing.add("--output FILE");
		if (!missing.isEmpty()) {
			throw new CommandLine.ParameterException(spec.commandLine(), "Missing: " + String.join(", ", missing) + ".");
		}
	}

	private Optional<ImagePlus> startImage() throws IOException {
		return options.startImage() == null ? Optional.empty() : Optional.of(ImageFiles.read(options.startImage()));
	}

	private String summary(final StyleTransferJob.Done done) {
		final double loss = done.result().losses().total();
		return output + ": " + done.image().getWidth() + " x " + done.image().getHeight() + ", " + done.result()
			.iterations() + " iterations in " + done.result().duration().toSeconds() + " s, " + (Double.isNaN(loss) ?
				"not changed yet" : "loss " + (float) loss) + ", " + done.result().reason();
	}
}
