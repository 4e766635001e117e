package fiji.plugin.neuralstyle.compute;

import java.time.Duration;

import fiji.plugin.neuralstyle.network.FreeMemory;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.RunEstimate;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/** How long a run with default settings will take, from how fast a test was: in proportion to the work. */
public final class Expectation {

	private Expectation() {}

	/**
	 * The time of a run with default settings.
	 *
	 * @param speed of the same network
	 * @param size of the picture, pixels a side
	 */
	public static Duration of(final Speed speed, final NetworkWeights network, final int size) {
		final TransferSettings defaults = TransferSettings.DEFAULTS;
		final long free = FreeMemory.bytes(speed.device());
		final double iteration = RunEstimate.of(network, defaults.withPyramid(new PyramidSettings(0, 1, 2)).withStopping(
			new StoppingSettings(1, 0, 0)), speed.size(), speed.size(), free).operations();
		final double run = RunEstimate.of(network, defaults, size, size, free).operations();
		return Duration.ofMillis(Math.round(1000 * speed.secondsPerIteration() * run / iteration));
	}
}
