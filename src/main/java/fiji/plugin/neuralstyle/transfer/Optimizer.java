package fiji.plugin.neuralstyle.transfer;

import java.util.List;
import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

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

	/**
	 * Goes on from where it was, to the bit as if it had never stopped.
	 *
	 * @param state as a watcher was given it by an optimizer like this; its arrays are changed and closed
	 * @return the best point seen, owned by the manager of the state's current point
	 */
	Minimum resume(OptimizerState state, Objective objective, Watcher watcher);

	/**
	 * Arrays for a state to be read into, of the kinds that this optimizer keeps.
	 *
	 * @param shape of a point
	 * @param count of arrays
	 * @throws IllegalArgumentException if a state never has so many
	 */
	List<NDArray> room(Shape shape, int count, NDManager owner);

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

		/**
		 * Told after each iteration that is not the last.
		 *
		 * @param state gives what another run could go on from, during the call alone
		 */
		default void save(final Supplier<OptimizerState> state) {}
	}

	/**
	 * @param x the best point
	 * @param losses of the function there
	 * @param reason why it is the last
	 */
	record Minimum(NDArray x, Losses losses, StopReason reason) {}
}
