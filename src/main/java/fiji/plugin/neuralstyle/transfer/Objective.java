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

	/** How far values may be off, relative to themselves: what is closer together is not told apart by them. 0 for exact ones. */
	default double noise() {
		return 0;
	}

	/** The same function with values that may be off so far. */
	default Objective withNoise(final double noise) {
		final Objective function = this;
		return new Objective() {

			@Override
			public Point evaluate(final NDArray x) {
				return function.evaluate(x);
			}

			@Override
			public double noise() {
				return noise;
			}
		};
	}

	/**
	 * @param value of the function, perhaps not finite
	 * @param gradient shaped like the point
	 * @param losses that the value is made of
	 */
	record Point(double value, NDArray gradient, Losses losses) {}
}
