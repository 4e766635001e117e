package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import fiji.plugin.neuralstyle.network.FreeMemory;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Placement;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
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
	 * What is to be done.
	 *
	 * @param content size of the content image
	 * @param window size, in the result, of what a selection has painted; empty if all is
	 * @param pictures the settings of each, at least one; of the same size and precision, on the same device
	 */
	record Work(Size content, Optional<Size> window, List<TransferSettings> pictures) {}

	/**
	 * Size, memory and time of a run; or what stands in its way. May read the network's file and start the engine.
	 *
	 * @param asked may throw what is wrong with the settings
	 */
	String line(final String network, final Supplier<Work> asked) {
		try {
			if (isToBeInstalled(network)) {
				return "The network \"" + network + "\" is not installed; OK offers to install it.";
			}
			return line(networks.load(network), asked.get());
		}
		catch (IllegalArgumentException | IllegalStateException | IOException e) {
			return e.getMessage();
		}
	}

	private String line(final NetworkWeights weights, final Work work) {
		final TransferSettings first = work.pictures().get(0);
		final Placement placement = Placement.of(first.compute().device(), first.precision());
		final long free = FreeMemory.bytes(placement.device());
		final List<RunEstimate> estimates = work.pictures().stream().map(settings -> estimate(weights, settings.withComputation(
			settings.pooling(), Optional.of(placement.precision())), work, free)).toList();
		final Duration time = speed.timeFor(estimates.stream().mapToDouble(RunEstimate::operations).sum(), weights, placement
			.precision(), first.compute());
		return String.format(Locale.ROOT, "%s%s, %.1f GB of memory%s, %s %s", estimates.size() == 1 ? "" : estimates.size() +
			" pictures of ", pixels(first, work), estimates.stream().mapToLong(RunEstimate::bytes).max().orElse(0) / 1e9, text(
				free, placement.device()), speed.isKnown(weights, placement.precision(), first.compute()) ? "about"
					: "at a rough guess", text(time));
	}

	private static RunEstimate estimate(final NetworkWeights weights, final TransferSettings settings, final Work work,
		final long free)
	{
		final Size content = work.content();
		if (work.window().isEmpty()) return RunEstimate.of(weights, settings, content.width(), content.height(), free);
		final Size window = work.window().get();
		final PyramidSettings pyramid = settings.pyramid();
		return RunEstimate.of(weights, settings.withPyramid(pyramid.ofPart(window, pyramid.fullSize(content.width(), content
			.height()))), window.width(), window.height(), free);
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

	private static String pixels(final TransferSettings settings, final Work work) {
		final String whole = text(settings.pyramid().fullSize(work.content().width(), work.content().height())) + " pixels";
		return work.window().map(window -> whole + " (" + text(window) + " around the selection are painted)").orElse(whole);
	}

	private static String text(final Size size) {
		return size.width() + " x " + size.height();
	}

	private static String text(final long free, final ComputeDevice device) {
		// Some GPUs do not say.
		if (free == Long.MAX_VALUE) return "";
		return String.format(Locale.ROOT, " (%.1f GB are free%s)", free / 1e9, device.isAccelerator() ? " on " + device : "");
	}

	private static String text(final Duration time) {
		final long seconds = Math.max(1, time.toSeconds());
		if (seconds < 120) return seconds + " s";
		return seconds < 7200 ? (seconds + 30) / 60 + " min" : (seconds + 1800) / 3600 + " h";
	}
}
