package fiji.plugin.neuralstyle.transfer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * The range that every variable stays in. Without it the losses push colours far beyond what can be shown,
 * and clamping them afterwards undoes much of the work.
 *
 * @param low smallest value
 * @param high largest value
 */
record Box(double low, double high) {

	/** What can be shown. */
	static final Box IMAGE = new Box(0, 1);

	/** No limits. */
	static final Box NONE = new Box(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

	/** Both limits on a device. */
	NDArray limits(final NDManager manager) {
		return manager.create(new double[] { low, high });
	}
}
