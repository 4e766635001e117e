package fiji.plugin.neuralstyle.transfer;

import java.util.Optional;

/**
 * Searches a step length that lowers the function enough and flattens the slope enough: the weak Wolfe
 * conditions, by bracketing (A. Lewis and M. Overton, "Nonsmooth optimization via quasi-Newton
 * methods", 2013, algorithm 2.6), with cubic interpolation inside the bracket. ReLU and max pooling have kinks,
 * where the strong conditions may have no solution; these always do. A value that is not finite counts
 * as too high, so the search cannot diverge.
 * <p>
 * Where values are noisy, a step is also low enough if its value is no higher than noise makes it and its slope says that it is lower:
 * the approximate Wolfe conditions (W. Hager and H. Zhang, "A new conjugate gradient method with guaranteed descent and an efficient
 * line search", 2005, equation 4.1).
 * <p>
 * The caller evaluates: {@code while (search.isOpen()) search.offer(sample at search.step())}.
 *
 * @param <S> what the caller keeps of an evaluation
 */
final class LineSearch<S extends LineSearch.Sample> {

	/** One evaluation along the line. */
	interface Sample {

		/** Step length. */
		double step();

		/** The function there. */
		double value();

		/** The function's derivative along the line there. */
		double slope();
	}

	private static final double DECREASE = 1e-4;
	/** Loose on purpose: in bfloat16 slopes carry noise, and a tighter test costs a quarter more evaluations for no gain. */
	private static final double FLATTENING = 0.99;
	/**
	 * How much of the start's slope, uphill, is not too far: of a parabola whose slope has turned into as much of its opposite, the value has
	 * fallen by a tenth of what the start's slope promised.
	 */
	private static final double OVERSHOOT = 0.8;
	private static final int MOST_EVALUATIONS = 25;
	private static final double EXPANSION = 4;
	/** A new trial keeps this fraction of the bracket's width from both its ends. */
	private static final double MARGIN = 0.1;

	private final double startValue;
	private final double startSlope;
	private final double ceiling;
	private double step;
	private int evaluations;
	private boolean open = true;
	private S best;
	/** Lower end of the bracket: low enough, still too steep. */
	private double low;
	private double lowValue;
	private double lowSlope;
	/** Upper end: too high. */
	private double high = Double.POSITIVE_INFINITY;
	private double highValue;
	private double highSlope;

	/**
	 * @param startValue of the function at step 0
	 * @param startSlope of the function at step 0, negative
	 * @param firstStep to try first
	 * @param ceiling below it values are as good as the start's if their slopes are: the start's for exact values, higher for noisy ones
	 */
	LineSearch(final double startValue, final double startSlope, final double firstStep, final double ceiling) {
		this.startValue = startValue;
		this.startSlope = startSlope;
		this.ceiling = ceiling;
		lowValue = startValue;
		lowSlope = startSlope;
		step = firstStep;
	}

	/** Whether another evaluation is wanted. */
	boolean isOpen() {
		return open;
	}

	/** Where. */
	double step() {
		return step;
	}

	/** The lowest point seen that is low enough. */
	Optional<S> best() {
		return Optional.ofNullable(best);
	}

	/** Takes the evaluation at {@link #step()}. */
	void offer(final S sample) {
		evaluations++;
		final double value = sample.value();
		final boolean lowEnough = isLowEnough(sample);
		if (lowEnough && (best == null || value < best.value())) best = sample;
		if (!lowEnough) {
			high = step;
			highValue = value;
			highSlope = sample.slope();
		}
		else if (sample.slope() < FLATTENING * startSlope) {
			low = step;
			lowValue = value;
			lowSlope = sample.slope();
		}
		else {
			open = false;
			return;
		}
		step = Double.isInfinite(high) ? step * EXPANSION : inside();
		if (evaluations >= MOST_EVALUATIONS || !(step > low) || !(step < high)) open = false;
	}

	private boolean isLowEnough(final S sample) {
		final double value = sample.value();
		if (!Double.isFinite(value)) return false;
		final boolean hasFallen = value < startValue && value <= startValue + DECREASE * step * startSlope;
		return hasFallen || value < ceiling && sample.slope() <= -OVERSHOOT * startSlope;
	}

	/** A point inside the bracket: the cubic's minimum if it has one there, else the middle. */
	private double inside() {
		final double width = high - low;
		double guess = low + 0.5 * width;
		if (Double.isFinite(highValue) && Double.isFinite(highSlope)) {
			final double d1 = lowSlope + highSlope - 3 * (lowValue - highValue) / (low - high);
			final double radicand = d1 * d1 - lowSlope * highSlope;
			if (radicand >= 0) {
				final double d2 = Math.sqrt(radicand);
				final double minimum = high - width * (highSlope + d2 - d1) / (highSlope - lowSlope + 2 * d2);
				if (Double.isFinite(minimum)) guess = minimum;
			}
		}
		else {
			// Nothing is known of the far end but that it is bad.
			guess = low + MARGIN * width;
		}
		return Math.min(Math.max(guess, low + MARGIN * width), high - MARGIN * width);
	}
}
