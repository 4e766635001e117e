package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import fiji.plugin.neuralstyle.network.FreeMemory;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Processor;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;
import fiji.plugin.neuralstyle.transfer.RunEstimate;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;

/** Says in one line what a run will cost on this machine. */
final class RunCosts {

	private final MachineSpeed speed;
	private final LastNetwork networks = new LastNetwork();

	RunCosts(final MachineSpeed speed) {
		this.speed = speed;
	}

	/**
	 * Size, memory and time of a run; or what stands in its way.
	 *
	 * @param settings may throw what is wrong with them
	 * @param content size of the content image
	 */
	String line(final String network, final Supplier<TransferSettings> settings, final Size content) {
		return lineForAll(network, () -> List.of(settings.get()), content);
	}

	/** The same of one or more runs, one after the other, of the same size and precision. */
	String lineForAll(final String network, final Supplier<List<TransferSettings>> runs, final Size content) {
		try {
			if (isToBeInstalled(network)) {
				return "The network \"" + network + "\" is not installed; OK offers to install it.";
			}
			final NetworkWeights weights = networks.load(network);
			final List<TransferSettings> all = runs.get();
			final List<RunEstimate> estimates = all.stream().map(settings -> RunEstimate.of(weights, settings, content.width(),
				content.height())).toList();
			final Size size = estimates.get(0).size();
			final Precision precision = all.get(0).precision().orElseGet(Processor::preferredPrecision);
			final Duration time = speed.timeFor(estimates.stream().mapToDouble(RunEstimate::operations).sum(), weights, precision,
				all.get(0).compute());
			return String.format(Locale.ROOT, "%s%d x %d pixels, %.1f GB of memory (%.1f GB are free), %s %s", //
				all.size() == 1 ? "" : all.size() + " pictures of ", size.width(), size.height(), estimates.stream().mapToLong(
					RunEstimate::bytes).max().orElse(0) / 1e9, FreeMemory.bytes() / 1e9, //
				speed.isKnown(weights, precision, all.get(0).compute()) ? "about" : "at a rough guess", text(time));
		}
		catch (IllegalArgumentException | IOException e) {
			return e.getMessage();
		}
	}

	/** Learns from a run how fast the machine is. */
	void learn(final String network, final TransferSettings settings, final Size content, final Duration time,
		final Precision precision) throws IOException
	{
		final NetworkWeights weights = networks.load(network);
		speed.remember(RunEstimate.operations(weights, settings, content.width(), content.height()), time, weights, precision,
			settings.compute());
	}

	private static boolean isToBeInstalled(final String network) throws IOException {
		final NetworkStore store = NetworkStore.ofProcess();
		return store.catalogue().find(network).isPresent() && !store.isInstalled(network);
	}

	private static String text(final Duration time) {
		final long seconds = Math.max(1, time.toSeconds());
		if (seconds < 120) return seconds + " s";
		return seconds < 7200 ? (seconds + 30) / 60 + " min" : (seconds + 1800) / 3600 + " h";
	}
}
