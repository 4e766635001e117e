package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.batch.MaskChoice;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.mask.MaskFiles;
import fiji.plugin.neuralstyle.preset.ResultRecord;
import fiji.plugin.neuralstyle.reproduce.InputFiles;
import fiji.plugin.neuralstyle.reproduce.PixelComparison;
import fiji.plugin.neuralstyle.reproduce.Recipe;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylize reproduce}: a result, made again from what it says of itself. */
@Command(name = "reproduce", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, //
	header = "Makes a result again, with the settings in its metadata, and compares.%n", //
	description = "Its pictures are looked for by their names: in the result's own folder, in the current one, and in those " +
		"of --look-in; and checked, as the result has SHA-256 sums of their pixels.%n", //
	footer = "%nExit codes: 0 the same pixels, 1 other pixels or a failure, 2 wrong usage, 130 cancelled.")
final class Reproduce implements Callable<Integer> {

	private static final String LOOK_IN = "--look-in";

	@Parameters(paramLabel = "RESULT", description = "A result: PNG, TIFF or JPEG.")
	private Path result;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE", description = "Where to write the new one.")
	private Path output;

	@Option(names = { "-c", "--content" }, paramLabel = "FILE", description = "The content, where it is not found.")
	private Path content;

	@Option(names = { "-s", "--style" }, paramLabel = "FILE", description = "The style, where it is not found.")
	private Path style;

	@Option(names = "--start-image", paramLabel = "FILE", description = "The picture to start from, where it is not found.")
	private Path startImage;

	@Option(names = "--mask", paramLabel = "FILE", description = "The mask, where it is not found.")
	private Path mask;

	@Option(names = LOOK_IN, paramLabel = "FOLDER", description = "Another folder to look for them; may be repeated.")
	private List<Path> folders = new ArrayList<>();

	@Option(names = "--network", paramLabel = "NAME", description = "The network, where it has another name or place here.")
	private String network;

	@Option(names = { "-q", "--quiet" }, description = "No progress line.")
	private boolean quiet;

	@Mixin
	private NetworksFolder networks;

	@Spec
	private CommandSpec spec;

	private final BooleanSupplier cancelled;

	/** @param cancelled whether to stop; asked before every evaluation */
	Reproduce(final BooleanSupplier cancelled) {
		this.cancelled = cancelled;
	}

	@Override
	public Integer call() throws IOException {
		final ImagePlus saved = ImageFiles.read(result);
		final Recipe recipe = new Recipe(ResultRecord.of(saved));
		return recipe.isTexture() ? texture(saved, recipe) : picture(saved, recipe);
	}

	private int picture(final ImagePlus saved, final Recipe recipe) throws IOException {
		final Stylize stylize = new Stylize(cancelled);
		final CommandLine line = line(stylize);
		final List<String> flags = settings(recipe, line);
		final InputFiles files = files();
		flags.add("--content=" + files.find("content", "--content", Optional.ofNullable(content), recipe));
		flags.add("--style=" + files.find("style", "--style", Optional.ofNullable(style), recipe));
		for (final String each : recipe.moreStyles()) {
			flags.add("--style=" + files.find(each, LOOK_IN, recipe));
		}
		if (recipe.title("startImage").isPresent()) flags.add("--start-image=" + files.find("startImage", "--start-image",
			Optional.ofNullable(startImage), recipe));
		if (recipe.title("mask").isPresent()) flags.addAll(mask(recipe, files));
		return again(saved, recipe, line, flags, stylize::job);
	}

	private int texture(final ImagePlus saved, final Recipe recipe) throws IOException {
		final StylizeTexture stylize = new StylizeTexture(cancelled);
		final CommandLine line = line(stylize);
		final List<String> flags = settings(recipe, line);
		flags.add("--style=" + files().find("style", "--style", Optional.ofNullable(style), recipe));
		flags.addAll(List.of("--width=" + saved.getWidth(), "--height=" + saved.getHeight()));
		return again(saved, recipe, line, flags, stylize::job);
	}

	private InputFiles files() {
		return new InputFiles(result.toAbsolutePath().getParent(), folders);
	}

	private CommandLine line(final Object command) {
		return Main.commandLine(command).setOut(spec.commandLine().getOut()).setErr(spec.commandLine().getErr());
	}

	/** Those that the command has. */
	private List<String> settings(final Recipe recipe, final CommandLine line) {
		final Map<String, String> settings = recipe.settings();
		if (network != null) settings.put("network", network);
		final List<String> flags = new ArrayList<>();
		settings.forEach((name, text) -> {
			final String flag = SettingNames.flag(name);
			if (line.getCommandSpec().findOption(flag) != null) flags.add(flag + "=" + text);
		});
		flags.add("--output=" + output);
		if (quiet) flags.add("--quiet");
		return flags;
	}

	private List<String> mask(final Recipe recipe, final InputFiles files) throws IOException {
		final List<String> flags = new ArrayList<>();
		final String title = recipe.title("mask").orElseThrow();
		final boolean isOverlay = mask == null && title.startsWith(MaskFiles.OVERLAY_OF);
		flags.add("--mask=" + (isOverlay ? MaskChoice.OVERLAY : files.find("mask", "--mask", Optional.ofNullable(mask), recipe)));
		for (final String each : recipe.maskStyles()) {
			flags.add("--mask-style=" + files.find(each, LOOK_IN, recipe));
		}
		return flags;
	}

	private int again(final ImagePlus saved, final Recipe recipe, final CommandLine line, final List<String> said,
		final JobSource source) throws IOException
	{
		final String[] flags = said.toArray(String[]::new);
		line.parseArgs(flags);
		final StyleTransferJob job = source.job();
		recipe.doubts(job, Networks.load(job.network())).forEach(doubt -> spec.commandLine().getErr().println("Note: " + doubt));
		final int code = line.execute(flags);
		if (code != CommandLine.ExitCode.OK) return code;
		final PixelComparison comparison = PixelComparison.of(saved, ImageFiles.read(output));
		spec.commandLine().getOut().println(comparison);
		return comparison.same() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
	}

	/** What a command would do. */
	private interface JobSource {

		StyleTransferJob job() throws IOException;
	}
}
