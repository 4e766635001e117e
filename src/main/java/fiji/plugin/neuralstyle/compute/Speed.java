package fiji.plugin.neuralstyle.compute;

import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/**
 * How fast a run is.
 *
 * @param device that computes
 * @param precision of the feature maps
 * @param size of the picture, pixels a side
 * @param threads of the processor
 * @param secondsPerIteration at that size
 */
public record Speed(ComputeDevice device, Precision precision, int size, int threads, double secondsPerIteration) {

	/** Iterations, each a little more than one evaluation of loss and gradient. */
	public double iterationsPerSecond() {
		return 1 / secondsPerIteration;
	}
}
