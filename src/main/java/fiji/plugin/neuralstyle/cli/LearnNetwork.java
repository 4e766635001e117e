package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.weights.LearningListener;
import fiji.plugin.neuralstyle.weights.LearningSettings;
import fiji.plugin.neuralstyle.weights.Lesson;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code learn-network}: a network from a folder of pictures. */
@Command(name = "learn-network", mixinStandardHelpOptions = true, versionProvider = VersionText.class,
	sortOptions = false, usageHelpAutoWidth = true, //
	header = "Learns a network from a folder of pictures, without labels, in about a minute.%n", //
	description = "%nPictures of one's own kind, such as micrographs, give a network that knows their textures. " +
		"The result is used by: stylize ... --network NAME, or FILE.%n", //
	footer = "%nExit codes: 0 success, 1 failure, 2 wrong usage, 130 cancelled (nothing is written).")
final class LearnNetwork implements Callable<Integer> {

	private static final String ENDING = ".safetensors";
	private static final LearningSettings DEFAULTS = LearningSettings.DEFAULTS;

	@Option(names = { "-p", "--pictures" }, required = true, paramLabel = "FOLDER",
		description = "Folder of PNG and JPEG files, searched with its subfolders.")
	private Path pictures;

	@Option(names = "--name", paramLabel = "NAME", description = {
		"What the network is called; without --output it is kept among the installed ones, for use by this name (default: the output's name)." })
	private String name;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE", description = {
		"Where to write the network, ending in .safetensors. An existing file is replaced once the network is learned." })
	private Path output;

	@Option(names = "--widths", split = ",", paramLabel = "N",
		description = "Channels of the five blocks, even numbers (default: ${DEFAULT-VALUE}).")
	private List<Integer> widths = DEFAULTS.widths();

	@Option(names = "--crops", paramLabel = "N", description = "Pieces cut from the pictures (default: ${DEFAULT-VALUE}).")
	private int crops = DEFAULTS.crops();

	@Option(names = "--crop-size", paramLabel = "PIXELS", description = "Their side (default: ${DEFAULT-VALUE}).")
	private int cropSize = DEFAULTS.cropSize();

	@Option(names = "--patches", paramLabel = "N",
		description = "Patches sampled for each layer (default: ${DEFAULT-VALUE}).")
	private int patches = DEFAULTS.patches();

	@Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers (default: ${DEFAULT-VALUE}).")
	private long seed = DEFAULTS.seed();

	@Option(names = { "-q", "--quiet" }, description = "No progress lines.")
	private boolean quiet;

	@Mixin
	private NetworksFolder networks;

	@Spec
	private CommandSpec spec;

	private final BooleanSupplier cancelled;

	/** @param cancelled whether to stop; asked often */
	LearnNetwork(final BooleanSupplier cancelled) {
		this.cancelled = cancelled;
	}

	@Override
	public Integer call() throws IOException {
		final LearningSettings settings = DEFAULTS.withWidths(widths).withSamples(crops, cropSize, patches).withSeed(seed);
		final Lesson lesson = new Lesson(pictures, called(), settings);
		final Path file;
		try {
			file = learned(lesson);
		}
		catch (CancellationException e) {
			err().println(e.getMessage() + " Nothing was written.");
			return Stylize.CANCELLED;
		}
		if (!quiet) err().println(file + ": " + Files.size(file) / 1024 + " kB");
		return CommandLine.ExitCode.OK;
	}

	private Path learned(final Lesson lesson) throws IOException {
		if (output == null) return lesson.learn(NetworkStore.ofProcess(), new Listener());
		lesson.learn(output, new Listener());
		return output;
	}

	private String called() throws IOException {
		if (output == null && name == null) {
			throw new CommandLine.ParameterException(spec.commandLine(), "Missing: --name NAME, or --output FILE.");
		}
		if (output != null) checkOutput();
		return name == null ? fileName().substring(0, fileName().length() - ENDING.length()) : name;
	}

	/** Learning takes a while: that its result cannot be written is better known before. */
	private void checkOutput() throws IOException {
		if (!fileName().endsWith(ENDING)) {
			throw new IllegalArgumentException("The output \"" + output + "\" must end in " + ENDING + ".");
		}
		final Path folder = output.toAbsolutePath().getParent();
		if (Files.isDirectory(output)) {
			throw new IOException("The output \"" + output + "\" is a folder. Name a file.");
		}
		if (!Files.isDirectory(folder)) {
			throw new IOException("The output folder \"" + folder + "\" does not exist. Create it, or name another.");
		}
		try {
			// Permissions don't tell of file systems that are read-only.
			Files.delete(Files.createTempFile(folder, ".learn-network", ".tmp"));
		}
		catch (IOException e) {
			throw new IOException("The output folder \"" + folder + "\" cannot be written to. Name another.", e);
		}
	}

	private String fileName() {
		return String.valueOf(output.getFileName());
	}

	private PrintWriter err() {
		return spec.commandLine().getErr();
	}

	/** Progress as lines, a second or more apart. */
	private final class Listener implements LearningListener {

		private static final long NANOS_BETWEEN = 1_000_000_000L;

		private long lastTime = System.nanoTime() - NANOS_BETWEEN;

		@Override
		public void progress(final String what, final double fraction) {
			if (quiet || System.nanoTime() - lastTime < NANOS_BETWEEN) return;
			lastTime = System.nanoTime();
			err().println(String.format(Locale.ROOT, "%3.0f %%  %s", 100 * fraction, what));
		}

		@Override
		public void skipped(final Path picture) {
			err().println("skipped (not readable, or too small): " + picture);
		}

		@Override
		public boolean isCancelled() {
			return cancelled.getAsBoolean();
		}
	}
}
