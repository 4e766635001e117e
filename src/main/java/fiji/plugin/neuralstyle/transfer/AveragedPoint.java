package fiji.plugin.neuralstyle.transfer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * The exponentially weighted average of an optimizer's points: what is random in single steps is not in it. The weights
 * of all points so far add up to 1 from the first one on.
 */
final class AveragedPoint {

	private final double decay;
	private final NDArray average;
	/** Weight of all points so far before it is made 1. */
	private double weight;

	private AveragedPoint(final double decay, final NDArray average, final double weight) {
		this.decay = decay;
		this.average = average;
		this.weight = weight;
	}

	/**
	 * Before the first point.
	 *
	 * @param decay how much of the average stays with each point, above 0 and below 1
	 * @param shape an array of the points' shape
	 * @param manager owns the average
	 */
	static AveragedPoint empty(final double decay, final NDArray shape, final NDManager manager) {
		final NDArray average = shape.zerosLike();
		average.attach(manager);
		return new AveragedPoint(decay, average, 0);
	}

	/** From the {@link #value()} and {@link #weight()} of another. */
	static AveragedPoint of(final double decay, final NDArray value, final double weight) {
		return new AveragedPoint(decay, value, weight);
	}

	void add(final NDArray point) {
		final double before = decay * weight;
		weight = before + 1 - decay;
		average.muli(before / weight);
		try (NDArray share = point.mul((1 - decay) / weight)) {
			average.addi(share);
		}
	}

	/** Of the points so far, for {@link #of}. */
	double weight() {
		return weight;
	}

	/** Changes with the next point. */
	NDArray value() {
		return average;
	}
}
