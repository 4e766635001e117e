package fiji.plugin.neuralstyle.transfer;

import ai.djl.ndarray.NDArray;

/** A differentiable function of a vector on a device, to be minimised. */
@FunctionalInterface
interface Objective {

	/**
	 * Value and gradient at a point.
	 *
	 * @param x the point, not to be changed
	 * @return its gradient is owned by the manager of {@code x}
	 */
	Point evaluate(NDArray x);

	/**
	 * @param value of the function, perhaps not finite
	 * @param gradient shaped like the point
	 * @param losses that the value is made of
	 */
	record Point(double value, NDArray gradient, Losses losses) {}
}
