package fiji.plugin.neuralstyle.transfer;

import fiji.plugin.neuralstyle.network.FreeMemory;
import fiji.plugin.neuralstyle.network.MemoryEstimate;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Processor;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/** Says before the work whether it fits in memory. */
final class MemoryCheck {

	/** Content, style and target at two sizes, gradient, direction and trial points. */
	private static final int WORKING_IMAGES = 10;

	private MemoryCheck() {}

	/** What a run needs. */
	static MemoryEstimate estimate(final NetworkWeights weights, final TransferSettings settings) {
		final Pooling pooling = settings.pooling().orElse(weights.pooling());
		final Precision precision = settings.precision().orElseGet(Processor::preferredPrecision);
		final int images = switch (settings.optimizer().method()) {
			case LBFGS -> 2 * settings.optimizer().history();
			case ADAM -> 3;
		};
		return MemoryEstimate.of(weights, new LossTerms(weights, settings).layers(), pooling, precision).plusImages(images +
			WORKING_IMAGES);
	}

	/** @throws IllegalArgumentException if the run needs more than is free; the message has the size that fits */
	static void requireRoom(final NetworkWeights weights, final TransferSettings settings, final Size full,
		final ComputeDevice device)
	{
		requireRoom(estimate(weights, settings), full, FreeMemory.bytes(device));
	}

	static void requireRoom(final MemoryEstimate estimate, final Size full, final long free) {
		final long needed = estimate.bytes(full.pixels());
		if (needed <= free) return;
		final double scale = Math.sqrt(estimate.pixelsIn(free) / (double) full.pixels());
		final int fitting = (int) (scale * Math.max(full.width(), full.height()));
		final String way = fitting >= PyramidSettings.SMALLEST_SIDE ? "Size " + fitting +
			" (longer side in pixels) fits; set size to that or less, or free some memory." : "Free some memory.";
		throw new IllegalArgumentException("An image of " + full.width() + " x " + full.height() + " needs about " +
			gigabytes(needed) + " GB of memory, and " + gigabytes(free) + " GB are free. " + way);
	}

	private static String gigabytes(final long bytes) {
		return String.format(java.util.Locale.ROOT, "%.1f", bytes / 1e9);
	}
}
