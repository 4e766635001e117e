package fiji.plugin.neuralstyle.transfer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.Program;

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

	/** Both limits, for a program to read; the owner frees them. */
	NDArray limits(final Program program, final NDManager owner) {
		final NDArray limits = program.numbers().create(new double[] { low, high });
		limits.attach(owner);
		return limits;
	}
}
