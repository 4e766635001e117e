package fiji.plugin.neuralstyle.transfer;

import java.util.List;

import ai.djl.ndarray.NDArray;
import fiji.plugin.neuralstyle.network.Program;

/**
 * What an optimizer goes on from, between two iterations.
 *
 * @param program {@code optimizer.py}, on the arrays' device
 * @param arrays of one shape, the current point first
 * @param numbers beside them
 * @param losses of the best point so far
 */
record OptimizerState(Program program, List<NDArray> arrays, List<Double> numbers, Losses losses) {

	OptimizerState {
		arrays = List.copyOf(arrays);
		numbers = List.copyOf(numbers);
	}

	/** The current point. */
	NDArray point() {
		return arrays.get(0);
	}
}
