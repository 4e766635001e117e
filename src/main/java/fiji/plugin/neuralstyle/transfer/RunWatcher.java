package fiji.plugin.neuralstyle.transfer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.LossFunction;
import fiji.plugin.neuralstyle.network.RgbImage;

/** Counts, estimates and decides when to stop, over all levels of a run; tells the listener. */
final class RunWatcher implements Optimizer.Watcher {

	/** Progress is judged over this many iterations, as single ones vary. */
	private static final int PROGRESS_WINDOW = 10;

	private final StoppingSettings stopping;
	private final List<Level> levels;
	private final TransferListener listener;
	private final Optional<RunCheckpoints> checkpoints;
	/** Of this process. */
	private final long startTime = System.nanoTime();
	/** Of earlier ones. */
	private long nanosBefore;
	private final Deque<Double> recentTotals = new ArrayDeque<>();
	private int level = -1;
	private long levelStartTime;
	/** Of one iteration; 0 until known. */
	private double secondsPerPixel;
	private int iterations;
	private int levelIterations;
	/** The first of them in this process. */
	private int firstHere;
	private boolean isExact;
	private int evaluations;

	/** @param checkpoints empty to keep none */
	RunWatcher(final StoppingSettings stopping, final List<Level> levels, final TransferListener listener,
		final Optional<RunCheckpoints> checkpoints)
	{
		this.stopping = stopping;
		this.levels = levels;
		this.listener = listener;
		this.checkpoints = checkpoints;
	}

	void enterLevel() {
		level++;
		levelIterations = 0;
		firstHere = 1;
		isExact = false;
		levelStartTime = System.nanoTime();
		recentTotals.clear();
	}

	/** From now on the level goes on with the exact network. */
	void enterExact() {
		isExact = true;
	}

	/** Goes on from where an earlier process was. */
	void resume(final RunCounts counts) {
		level = counts.level();
		isExact = counts.isExact();
		iterations = counts.iterations();
		levelIterations = counts.levelIterations();
		firstHere = levelIterations + 1;
		evaluations = counts.evaluations();
		nanosBefore = counts.nanoseconds();
		levelStartTime = System.nanoTime();
		recentTotals.clear();
		recentTotals.addAll(counts.recentTotals());
	}

	private RunCounts counts() {
		return new RunCounts(level, isExact, iterations, levelIterations, evaluations, elapsed().toNanos(), List.copyOf(
			recentTotals));
	}

	/** Whether the level goes on with the exact network. */
	boolean isExact() {
		return isExact;
	}

	/** Evaluates and counts it. */
	Objective.Point count(final LossFunction function, final NDArray x) {
		evaluations++;
		final LossFunction.Value value = function.evaluate(x);
		return new Objective.Point(value.total(), value.gradient(), Losses.of(value, function.terms()));
	}

	/** Which size of the pyramid, 0 the coarsest; -1 before the first. */
	int level() {
		return level;
	}

	int iterations() {
		return iterations;
	}

	int evaluations() {
		return evaluations;
	}

	Duration elapsed() {
		return Duration.ofNanos(nanosBefore + System.nanoTime() - startTime);
	}

	@Override
	public StopReason betweenEvaluations() {
		if (listener.isCancelled()) return StopReason.CANCELLED;
		final double limit = stopping.timeLimit();
		return limit > 0 && elapsed().toNanos() > limit * 1e9 ? StopReason.TIME : null;
	}

	@Override
	public StopReason afterIteration(final int iteration, final NDArray x, final Losses losses) {
		iterations++;
		// An optimizer that goes on for another counts from 1 again.
		levelIterations++;
		listener.iterated(progress(levelIterations, x, losses));
		final StopReason now = betweenEvaluations();
		if (now != null) return now;
		if (levelIterations >= levels.get(level).iterations()) return StopReason.ITERATIONS;
		return hasStalled(losses.total()) ? StopReason.CONVERGED : null;
	}

	@Override
	public void save(final Supplier<OptimizerState> state) {
		checkpoints.ifPresent(kept -> kept.save(this::counts, state));
	}

	private boolean hasStalled(final double total) {
		if (stopping.tolerance() == 0) return false;
		recentTotals.addLast(total);
		if (recentTotals.size() <= PROGRESS_WINDOW) return false;
		final double before = recentTotals.removeFirst();
		return before - total < stopping.tolerance() * Math.abs(before);
	}

	private Progress progress(final int iteration, final NDArray x, final Losses losses) {
		final Level now = levels.get(level);
		// A level's first iteration warms the engine up for its size and says nothing of the others.
		if (iteration == firstHere) levelStartTime = System.nanoTime();
		else secondsPerPixel = (System.nanoTime() - levelStartTime) / 1e9 / (iteration - firstHere) / now.size().pixels();
		final double pixelsLeft = new Level(now.size(), now.iterations() - iteration).work() + Level.work(levels.subList(level + 1,
			levels.size()));
		return new Progress(level + 1, levels.size(), now.size(), iteration, now.iterations(), losses, 1 - pixelsLeft / Level
			.work(levels), Duration.ofMillis(Math.round(1000 * secondsPerPixel * pixelsLeft)), //
			() -> {
				final RgbImage copied = FeatureNetwork.download(x);
				return () -> copied;
			});
	}
}
