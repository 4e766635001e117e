package fiji.plugin.neuralstyle.transfer;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.EngineMemoryException;
import fiji.plugin.neuralstyle.network.Program;

/** Adam (D. Kingma and J. Ba, 2015). The loss may rise between iterations, so the best point is kept aside. */
final class Adam implements Optimizer {

	private static final double BETA1 = 0.9;
	/**
	 * As short a memory as that of the gradients: a run is a hundred steps, of which the first have gradients many times as large.
	 * What 0.99 still knows of those holds it back.
	 */
	private static final double BETA2 = 0.9;
	private static final double EPSILON = 1e-8;

	/** The point, both moments, the best point. */
	private static final int STATE_ARRAYS = 4;

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
			final Optional<AveragedPoint> average = averaging > 0 ? Optional.of(AveragedPoint.empty(averaging, x, manager)) : Optional
				.empty();
			return new Run(x, manager, state, average, 0, objective, watcher).minimum(manager, start.getManager());
		}
	}

	@Override
	public Minimum resume(final OptimizerState saved, final Objective objective, final Watcher watcher) {
		final NDManager owner = saved.point().getManager();
		try (NDManager manager = owner.newSubManager()) {
			saved.arrays().forEach(array -> array.attach(manager));
			return new Run(saved, manager, objective, watcher).minimum(manager, owner);
		}
	}

	@Override
	public List<NDArray> room(final Shape shape, final int count, final NDManager owner) {
		final NDArray x = owner.zeros(shape);
		final Stream<NDArray> average = averaging > 0 ? Stream.of(owner.zeros(shape)) : Stream.empty();
		final List<NDArray> arrays = Stream.of(Stream.of(x), AdamState.at(x, storage, program, owner).arrays().stream(), average)
			.flatMap(part -> part).toList();
		if (count != arrays.size()) throw new IllegalArgumentException("Adam never keeps " + count + " arrays.");
		return arrays;
	}

	private final class Run {

		private final NDArray x;
		/** For the program, which counts steps there: arrays of a few numbers take long to make. */
		private final NDArray numbers;
		private final NDArray limits;
		private final AdamState state;
		private final Optional<AveragedPoint> average;
		private final Objective objective;
		private final Watcher watcher;
		private double bestValue = Double.POSITIVE_INFINITY;
		private Losses bestLosses;
		/** Whether the best point is the current one, which is kept aside when the next step moves it. */
		private boolean isBest;
		/** Steps done. */
		private int iteration;

		Run(final NDArray x, final NDManager manager, final AdamState state, final Optional<AveragedPoint> average, final int iteration,
			final Objective objective, final Watcher watcher)
		{
			this.x = x;
			numbers = program.numbers().create(new double[] { learningRate, BETA1, BETA2, EPSILON, iteration });
			numbers.attach(manager);
			limits = box.limits(program, manager);
			this.state = state;
			this.average = average;
			this.iteration = iteration;
			this.objective = objective;
			this.watcher = watcher;
		}

		Run(final OptimizerState saved, final NDManager manager, final Objective objective, final Watcher watcher) {
			this(saved.point(), manager, AdamState.of(saved.arrays().subList(1, STATE_ARRAYS), storage, program), averaging > 0 ? Optional
				.of(AveragedPoint.of(averaging, saved.arrays().get(STATE_ARRAYS), saved.numbers().get(2))) : Optional.empty(), saved.numbers()
					.get(0).intValue(), objective, watcher);
			bestValue = saved.numbers().get(1);
			bestLosses = saved.losses();
		}

		private OptimizerState saved() {
			final Stream<NDArray> mean = average.stream().map(AveragedPoint::value);
			return new OptimizerState(program, Stream.of(Stream.of(x), state.arrays().stream(), mean).flatMap(part -> part).toList(),
				List.of((double) iteration, bestValue, average.map(AveragedPoint::weight).orElse(0.0)), bestLosses);
		}

		/** Up to the end; what it works with ends with the manager. */
		Minimum minimum(final NDManager manager, final NDManager owner) {
			StopReason stop = null;
			while (stop == null) {
				stop = watcher.betweenEvaluations();
				if (stop != null && iteration > 0) break;
				try (NDManager scope = manager.newSubManager()) {
					stop = iterate(stop, scope);
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
					final Losses losses = losses(mean);
					if (losses.total() < bestLosses.total()) return owned(mean, losses, stop, owner);
				}
				catch (CancellationException e) {
					stop = StopReason.CANCELLED;
				}
				catch (EngineMemoryException e) {
					stop = StopReason.MEMORY;
				}
			}
			return owned(isBest ? x : state.best(x), bestLosses, stop, owner);
		}

		private Losses losses(final NDArray point) {
			final Objective.Point there = objective.evaluate(point);
			there.gradient().close();
			return there.losses();
		}

		private Minimum owned(final NDArray point, final Losses losses, final StopReason stop, final NDManager owner) {
			point.attach(owner);
			return new Minimum(point, losses, stop);
		}

		/** Looks where it is and, if there is no reason to stop, goes on from there. */
		private StopReason iterate(final StopReason before, final NDManager scope) {
			final Objective.Point here = objective.evaluate(x);
			here.gradient().attach(scope);
			if (here.value() < bestValue) {
				bestValue = here.value();
				bestLosses = here.losses();
				isBest = true;
			}
			else if (!Double.isFinite(here.value())) {
				throw new IllegalStateException("The loss is no longer a finite number after " + iteration +
					" iterations of Adam. A learning rate lower than " + Numbers.text(learningRate) + " may help.");
			}
			if (before != null) return before;
			final StopReason stop = iteration > 0 ? watcher.afterIteration(iteration, x, here.losses()) : null;
			if (stop != null) return stop;
			iteration++;
			step(here.gradient());
			average.ifPresent(points -> points.add(x));
			watcher.save(this::saved);
			return null;
		}

		private void step(final NDArray gradient) {
			final NDList arrays = new NDList(x, gradient, state.first(), state.second(), numbers, limits);
			if (isBest) program.call("keep_then_adam", arrays.addAll(new NDList(state.best()))).close();
			else program.call("adam", arrays).close();
			isBest = false;
		}
	}

	private static NDArray owned(final NDArray array, final NDManager manager) {
		array.attach(manager);
		return array;
	}
}
