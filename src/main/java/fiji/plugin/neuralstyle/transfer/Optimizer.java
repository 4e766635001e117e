package fiji.plugin.neuralstyle.transfer;

import ai.djl.ndarray.NDArray;

/** Minimises a function of a vector that stays on its device. */
interface Optimizer {

	/**
	 * Goes downhill from a point.
	 *
	 * @param start first point, not changed
	 * @param objective what to minimise
	 * @param watcher is asked before each evaluation and told after each iteration
	 * @return the best point seen, owned by the manager of {@code start}
	 */
	Minimum minimize(NDArray start, Objective objective, Watcher watcher);

	/** Decides when it is enough. */
	interface Watcher {

		/**
		 * @param iteration how many are done
		 * @param x the current point; valid during the call alone
		 * @param losses of the function there
		 * @return why to stop now, or null to go on
		 */
		StopReason afterIteration(int iteration, NDArray x, Losses losses);

		/** Asked between the evaluations of one iteration; why to stop at once, or null to go on. */
		StopReason betweenEvaluations();
	}

	/**
	 * @param x the best point
	 * @param losses of the function there
	 * @param reason why it is the last
	 */
	record Minimum(NDArray x, Losses losses, StopReason reason) {}
}
