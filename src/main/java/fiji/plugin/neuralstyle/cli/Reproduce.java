package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.image.ImageFiles;
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

	@Option(names = "--look-in", paramLabel = "FOLDER", description = "Another folder to look for them; may be repeated.")
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
		final Stylize stylize = new Stylize(cancelled);
		final PrintWriter err = spec.commandLine().getErr();
		final CommandLine line = Main.commandLine(stylize).setOut(spec.commandLine().getOut()).setErr(err);
		final String[] flags = flags(recipe, line);
		line.parseArgs(flags);
		final StyleTransferJob job = stylize.job();
		recipe.doubts(job, Networks.load(job.network())).forEach(doubt -> err.println("Note: " + doubt));
		final int code = line.execute(flags);
		if (code != CommandLine.ExitCode.OK) return code;
		final PixelComparison comparison = PixelComparison.of(saved, ImageFiles.read(output));
		spec.commandLine().getOut().println(comparison);
		return comparison.same() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
	}

	private String[] flags(final Recipe recipe, final CommandLine line) throws IOException {
		final Map<String, String> settings = recipe.settings();
		if (network != null) settings.put("network", network);
		final List<String> flags = new ArrayList<>();
		settings.forEach((name, text) -> {
			final String flag = SettingNames.flag(name);
			if (line.getCommandSpec().findOption(flag) != null) flags.add(flag + "=" + text);
		});
		final InputFiles files = new InputFiles(result.toAbsolutePath().getParent(), folders);
		flags.add("--content=" + files.find("content", "--content", Optional.ofNullable(content), recipe));
		flags.add("--style=" + files.find("style", "--style", Optional.ofNullable(style), recipe));
		if (recipe.title("startImage").isPresent()) flags.add("--start-image=" + files.find("startImage", "--start-image",
			Optional.ofNullable(startImage), recipe));
		flags.add("--output=" + output);
		if (quiet) flags.add("--quiet");
		return flags.toArray(String[]::new);
	}
}
