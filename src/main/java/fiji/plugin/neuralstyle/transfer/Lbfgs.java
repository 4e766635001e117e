package fiji.plugin.neuralstyle.transfer;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.EngineMemoryException;
import fiji.plugin.neuralstyle.network.Program;

/**
 * Limited-memory BFGS inside a box: the variables that rest on a bound and would leave it are held, the
 * others move, and trial points are clamped (two-metric projection, D. Bertsekas, "Projected Newton
 * methods for optimization problems with simple constraints", 1982). Every accepted point is lower than the one before it, or is so by its
 * slope where the noise of the function's values is larger than their difference; so the last is the best that can be told.
 * There is no tolerance on the gradient's size: losses that are means over an image have tiny
 * gradients far from any minimum.
 */
final class Lbfgs implements Optimizer {

	/** Mean absolute change of the very first trial step, when nothing is known of the curvature. */
	private static final double FIRST_CHANGE = 0.01;

	/** Of a step to be remembered: step times change over the square of the change. */
	private static final double LEAST_CURVATURE = 1e-10;

	/** Steps without a lower value after which noise is taken to hide nothing any more. */
	private static final int PATIENCE = 10;

	private final Program program;
	private final int history;
	private final Box box;

	/**
	 * @param program {@code optimizer.py}
	 * @param history how many past steps to remember
	 * @param box to stay in
	 */
	Lbfgs(final Program program, final int history, final Box box) {
		this.program = program;
		this.history = history;
		this.box = box;
	}

	@Override
	public Minimum minimize(final NDArray start, final Objective objective, final Watcher watcher) {
		final NDManager owner = start.getManager();
		try (Run run = new Run(owner, objective, watcher)) {
			run.begin(start);
			return run.minimum(owner);
		}
	}

	@Override
	public Minimum resume(final OptimizerState state, final Objective objective, final Watcher watcher) {
		final NDManager owner = state.point().getManager();
		try (Run run = new Run(owner, objective, watcher)) {
			run.begin(state);
			return run.minimum(owner);
		}
	}

	@Override
	public List<NDArray> room(final Shape shape, final int count, final NDManager owner) {
		if (count < 2 || count % 2 != 0 || count > 2 + 2 * history) {
			throw new IllegalArgumentException("L-BFGS with " + history + " steps never keeps " + count + " arrays.");
		}
		// Of the engine's making: memory of Java's begins anywhere, and the last bits of sums hang on where it does.
		return IntStream.range(0, count).mapToObj(i -> owner.zeros(shape)).toList();
	}

	private final class Run implements AutoCloseable {

		private final NDManager manager;
		private final Objective objective;
		private final Watcher watcher;
		private final NDArray limits;
		private StepMemory memory;
		private NDArray x;
		private NDArray gradient;
		private double value;
		/** Of all values so far. */
		private double lowest;
		/** Steps since then. */
		private int sinceLowest;
		private Losses losses;

		Run(final NDManager owner, final Objective objective, final Watcher watcher) {
			this.objective = objective;
			this.watcher = watcher;
			manager = owner.newSubManager();
			limits = box.limits(program, manager);
		}

		void begin(final NDArray start) {
			x = start.clip(box.low(), box.high());
			x.attach(manager);
			memory = new StepMemory(program, history, x, manager);
			final Objective.Point point = objective.evaluate(x);
			value = point.value();
			lowest = value;
			losses = point.losses();
			gradient = point.gradient();
			if (!Double.isFinite(value)) {
				throw new IllegalStateException("The loss of the starting image is not a finite number (" + value +
					"). Do the image or the network's weights hold extreme values? Lower weights, or precision float32, may help.");
			}
			// Else it would look like a minimum: no step leads anywhere.
			if (!Double.isFinite(largest(gradient))) {
				throw new IllegalStateException("The gradient of the starting image is not finite: its loss of " + (float) value +
					" is more than the optimizer can follow. Lower the weights of content, style or variation.");
			}
		}

		void begin(final OptimizerState state) {
			final List<NDArray> arrays = state.arrays();
			value = state.numbers().get(0);
			lowest = state.numbers().get(1);
			sinceLowest = state.numbers().get(2).intValue();
			losses = state.losses();
			memory = new StepMemory(program, history, state.point(), manager);
			memory.restore(arrays.subList(2, arrays.size()), state.numbers().subList(3, state.numbers().size()));
			// At last: where there is no memory for the rest, the point is still the caller's.
			x = state.point();
			gradient = arrays.get(1);
			x.attach(manager);
			gradient.attach(manager);
		}

		private OptimizerState state() {
			return new OptimizerState(program, Stream.concat(Stream.of(x, gradient), memory.arrays(here())).toList(), Stream.concat(Stream.of(
				value, lowest, (double) sinceLowest), memory.numbers().stream()).toList(), losses);
		}

		Minimum minimum(final NDManager owner) {
			final StopReason reason = descend();
			x.attach(owner);
			return new Minimum(x, losses, reason);
		}

		private StopReason descend() {
			for (int iteration = 1;; iteration++) {
				StopReason stop = iterateInMemory();
				if (stop == null) stop = watcher.afterIteration(iteration, x, losses);
				if (stop != null) return stop;
				watcher.save(this::state);
			}
		}

		/** The same; the point does not move before all that a step needs is there. */
		private StopReason iterateInMemory() {
			try {
				return iterate();
			}
			catch (EngineMemoryException e) {
				return StopReason.MEMORY;
			}
			catch (EngineException e) {
				if (EngineMemoryException.meantBy(e) == e) throw e;
				return StopReason.MEMORY;
			}
		}

		/** One step; null if it was made, else why there is none. */
		private StopReason iterate() {
			if (sinceLowest >= PATIENCE) return StopReason.MINIMUM;
			StopReason stop = search();
			if (stop == StopReason.MINIMUM && !memory.isEmpty()) {
				// The remembered curvature misled: forget it and try the gradient itself.
				memory.clear();
				stop = search();
			}
			return stop;
		}

		/** Searches along the quasi-Newton direction if there is one, else downhill, and moves there. */
		private StopReason search() {
			try (NDManager scope = manager.newSubManager()) {
				final StepMemory.Line line = memory.isEmpty() ? steepest() : memory.line(here(), limits);
				final NDArray direction = line.direction();
				direction.attach(scope);
				// What is made of x belongs to x's manager at first, which lives as long as the run.
				line.end().attach(scope);
				if (!(line.slope() < 0)) return StopReason.MINIMUM;
				final LineSearch<Trial> search = new LineSearch<>(value, line.slope(), line.step(), ceiling());
				NDArray point = line.end();
				while (search.isOpen()) {
					final StopReason stop = watcher.betweenEvaluations();
					if (stop != null) {
						// What the search has found by now may already be better than where it started.
						search.best().ifPresent(this::moveTo);
						return stop;
					}
					try {
						search.offer(trial(direction, search.step(), point, scope));
						if (search.isOpen()) point = moved(direction, search.step(), scope);
					}
					catch (CancellationException e) {
						// In the middle of a tiled evaluation.
						search.best().ifPresent(this::moveTo);
						return StopReason.CANCELLED;
					}
				}
				if (search.best().isEmpty()) return StopReason.MINIMUM;
				moveTo(search.best().get());
				return null;
			}
		}

		/** Lowest and not so far above it that it is no noise; from the lowest of all on, so that noise cannot add up. */
		private double ceiling() {
			return lowest + objective.noise() * Math.abs(lowest);
		}

		private StepMemory.Sample here() {
			return new StepMemory.Sample(x, gradient);
		}

		private StepMemory.Line steepest() {
			final NDArray downhill = program.call("downhill", new NDList(x, gradient, limits)).singletonOrThrow();
			final double step = FIRST_CHANGE / meanAbsolute(downhill);
			try (NDArray slope = program.call("slope", new NDList(x, gradient, downhill, limits)).singletonOrThrow()) {
				return new StepMemory.Line(downhill, slope.getDouble(), step, moved(downhill, step, manager));
			}
		}

		private Trial trial(final NDArray direction, final double step, final NDArray point, final NDManager scope) {
			final Objective.Point there = objective.evaluate(point);
			there.gradient().attach(scope);
			try (NDArray look = program.call("look", new NDList(point, there.gradient(), direction, limits, x, gradient))
				.singletonOrThrow())
			{
				final double[] found = look.toDoubleArray();
				final boolean curvedUp = found[1] > LEAST_CURVATURE * found[2];
				return new Trial(step, there.value(), found[0], curvedUp, new StepMemory.Sample(point, there.gradient()), there.losses());
			}
		}

		private NDArray moved(final NDArray direction, final double step, final NDManager owner) {
			try (NDArray number = program.numbers().create(step)) {
				final NDArray moved = program.call("moved", new NDList(x, direction, number, limits)).singletonOrThrow();
				moved.attach(owner);
				return moved;
			}
		}

		private void moveTo(final Trial trial) {
			if (trial.curvedUp()) memory.beginStep(here());
			else here().close();
			x = trial.there().point();
			gradient = trial.there().gradient();
			value = trial.value();
			sinceLowest = value < lowest ? 0 : sinceLowest + 1;
			lowest = Math.min(lowest, value);
			losses = trial.losses();
			x.attach(manager);
			gradient.attach(manager);
		}

		@Override
		public void close() {
			manager.close();
		}
	}

	/** A point along the direction, and whether the gradient's change from where that began to it has positive curvature. */
	private record Trial(double step, double value, double slope, boolean curvedUp, StepMemory.Sample there, Losses losses)
		implements LineSearch.Sample
	{}

	private static double largest(final NDArray a) {
		try (NDArray absolute = a.abs(); NDArray most = absolute.max(); NDArray exact = most.toType(DataType.FLOAT64, true)) {
			return exact.getDouble();
		}
	}

	private static double meanAbsolute(final NDArray a) {
		try (NDArray absolute = a.abs(); NDArray mean = absolute.mean(); NDArray exact = mean.toType(DataType.FLOAT64, true)) {
			return exact.getDouble();
		}
	}
}
