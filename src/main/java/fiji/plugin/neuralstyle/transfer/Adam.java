package fiji.plugin.neuralstyle.transfer;

import java.util.Optional;
import java.util.concurrent.CancellationException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.EngineMemoryException;
import fiji.plugin.neuralstyle.network.Program;

/** Adam (D. Kingma and J. Ba, 2015). The loss may rise between iterations, so the best point is kept aside. */
final class Adam implements Optimizer {

	private static final double BETA1 = 0.9;
	private static final double BETA2 = 0.99;
	private static final double EPSILON = 1e-8;

	private final Program program;
	private final double learningRate;
	private final Box box;
	private final AdamState.Storage storage;
	private final double averaging;

	/**
	 * @param program {@code optimizer.py}
	 * @param learningRate step length
	 * @param box to stay in, by clamping after each step
	 * @param storage of what is remembered
	 * @param averaging how much of the average of all points stays with each, 0 for no average; the average is the result where it
	 *          is better than every point
	 */
	Adam(final Program program, final double learningRate, final Box box, final AdamState.Storage storage,
		final double averaging)
	{
		this.program = program;
		this.learningRate = learningRate;
		this.box = box;
		this.storage = storage;
		this.averaging = averaging;
	}

	@Override
	public Minimum minimize(final NDArray start, final Objective objective, final Watcher watcher) {
		try (NDManager manager = start.getManager().newSubManager()) {
			final NDArray x = owned(start.clip(box.low(), box.high()), manager);
			final AdamState state = AdamState.at(x, storage, program, manager);
			final Optional<AveragedPoint> average = averaging > 0 ? Optional.of(new AveragedPoint(averaging, x, manager)) : Optional
				.empty();
			double bestValue = Double.POSITIVE_INFINITY;
			Losses bestLosses = null;
			StopReason stop = null;
			for (int iteration = 0; stop == null; iteration++) {
				stop = watcher.betweenEvaluations();
				if (stop != null && iteration > 0) break;
				try (NDManager scope = manager.newSubManager()) {
					final Objective.Point here = objective.evaluate(x);
					here.gradient().attach(scope);
					if (here.value() < bestValue) {
						bestValue = here.value();
						bestLosses = here.losses();
						state.keep(x);
					}
					else if (!Double.isFinite(here.value())) {
						throw new IllegalStateException("The loss is no longer a finite number after " + iteration +
							" iterations of Adam. A learning rate lower than " + Numbers.text(learningRate) + " may help.");
					}
					if (stop == null && iteration > 0) stop = watcher.afterIteration(iteration, x, here.losses());
					if (stop == null) {
						step(x, here.gradient(), state, iteration + 1, scope);
						average.ifPresent(points -> points.add(x));
					}
				}
				catch (CancellationException e) {
					// In the middle of a tiled evaluation; without a first one there is nothing to give back.
					if (bestLosses == null) throw e;
					stop = StopReason.CANCELLED;
				}
				catch (EngineMemoryException e) {
					if (bestLosses == null) throw e;
					stop = StopReason.MEMORY;
				}
			}
			if (average.isPresent() && !stop.endsRun()) {
				final NDArray mean = average.get().value();
				try {
					final Losses losses = losses(mean, objective);
					if (losses.total() < bestLosses.total()) return minimum(mean, losses, stop, start);
				}
				catch (CancellationException e) {
					stop = StopReason.CANCELLED;
				}
				catch (EngineMemoryException e) {
					stop = StopReason.MEMORY;
				}
			}
			return minimum(state.best(x), bestLosses, stop, start);
		}
	}

	private static Losses losses(final NDArray x, final Objective objective) {
		final Objective.Point there = objective.evaluate(x);
		there.gradient().close();
		return there.losses();
	}

	private static Minimum minimum(final NDArray x, final Losses losses, final StopReason stop, final NDArray start) {
		x.attach(start.getManager());
		return new Minimum(x, losses, stop);
	}

	private void step(final NDArray x, final NDArray gradient, final AdamState state, final int number,
		final NDManager scope)
	{
		final NDArray constants = owned(program.numbers().create(new double[] { learningRate, BETA1, BETA2, EPSILON,
			number }), scope);
		program.call("adam", new NDList(x, gradient, state.first(), state.second(), constants, box.limits(program, scope))).close();
	}

	private static NDArray owned(final NDArray array, final NDManager manager) {
		array.attach(manager);
		return array;
	}
}
