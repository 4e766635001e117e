package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import fiji.plugin.neuralstyle.Version;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.LearningListener;
import fiji.plugin.neuralstyle.weights.LearningSettings;
import fiji.plugin.neuralstyle.weights.NetworkLearner;
import fiji.plugin.neuralstyle.weights.NumberFormat;
import fiji.plugin.neuralstyle.weights.VggFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code learn-network}: a network from a folder of pictures. */
@Command(name = "learn-network", mixinStandardHelpOptions = true, versionProvider = Stylize.VersionText.class,
	sortOptions = false, usageHelpAutoWidth = true, //
	header = "Learns a network from a folder of pictures, without labels, in about a minute.%n", //
	description = "%nPictures of one's own kind, such as micrographs, give a network that knows their textures. " +
		"The result is used by: stylize ... --network FILE.%n", //
	footer = "%nExit codes: 0 success, 1 failure, 2 wrong usage, 130 cancelled (nothing is written).")
final class LearnNetwork implements Callable<Integer> {

	@Option(names = { "-p", "--pictures" }, required = true, paramLabel = "FOLDER",
		description = "Folder of PNG and JPEG files, searched with its subfolders.")
	private Path pictures;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE",
		description = "Where to write the network, ending in .safetensors.")
	private Path output;

	@Option(names = "--name", paramLabel = "NAME", description = "What the network is called (default: the file's name).")
	private String name;

	@Option(names = "--widths", split = ",", paramLabel = "N", description = "Channels of the five blocks (default: the built-in network's).")
	private List<Integer> widths = LearningSettings.DEFAULTS.widths();

	@Option(names = "--crops", paramLabel = "N", description = "Pieces cut from the pictures (default: ${DEFAULT-VALUE}).")
	private int crops = LearningSettings.DEFAULTS.crops();

	@Option(names = "--crop-size", paramLabel = "PIXELS", description = "Their side (default: ${DEFAULT-VALUE}).")
	private int cropSize = LearningSettings.DEFAULTS.cropSize();

	@Option(names = "--patches", paramLabel = "N", description = "Patches sampled for each layer (default: ${DEFAULT-VALUE}).")
	private int patches = LearningSettings.DEFAULTS.patches();

	@Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers (default: ${DEFAULT-VALUE}).")
	private long seed = LearningSettings.DEFAULTS.seed();

	@Override
	public Integer call() throws IOException {
		final Path folder = output.toAbsolutePath().getParent();
		if (!output.toString().endsWith(".safetensors")) {
			throw new IllegalArgumentException("The output " + output + " must end in .safetensors.");
		}
		if (!Files.isDirectory(folder)) {
			throw new IOException("The output folder " + folder + " does not exist. Create it, or name another.");
		}
		final LearningSettings settings = LearningSettings.DEFAULTS.withWidths(widths).withSamples(crops, cropSize, patches)
			.withSeed(seed);
		final String called = name == null ? output.getFileName().toString().replace(".safetensors", "") : name;
		try (Interrupt interrupt = new Interrupt()) {
			final NetworkWeights network = new NetworkLearner(settings).learn(pictures, called, listener(interrupt));
			VggFile.write(network, NumberFormat.F16, provenance(settings), output);
			System.err.println(output + ": " + Files.size(output) / 1024 + " kB");
			return CommandLine.ExitCode.OK;
		}
		catch (CancellationException e) {
			System.err.println(e.getMessage());
			return Stylize.CANCELLED;
		}
	}

	private static Map<String, String> provenance(final LearningSettings settings) {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("software", "Neural Style Transfer " + Version.text());
		lines.put("learned", settings.toString());
		return lines;
	}

	private static LearningListener listener(final Interrupt interrupt) {
		return new LearningListener() {

			@Override
			public void progress(final String what, final double fraction) {
				System.err.printf("%3.0f %%  %s%n", 100 * fraction, what);
			}

			@Override
			public void skipped(final Path picture) {
				System.err.println("skipped (not readable, or too small): " + picture);
			}

			@Override
			public boolean isCancelled() {
				return interrupt.isRequested();
			}
		};
	}
}
