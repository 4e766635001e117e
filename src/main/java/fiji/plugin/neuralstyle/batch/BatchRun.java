package fiji.plugin.neuralstyle.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.TransferListener;

/**
 * Runs the jobs of a plan one after the other. A job that fails is a line of the report, and the next one
 * follows; what would make all others fail too, such as a full disk, ends the batch.
 * <p>
 * Shows nothing, and writes nothing but the jobs' results, each whole or not at all.
 */
public final class BatchRun {

	private final BatchPlan plan;
	private final Existing existing;
	private final BatchListener listener;

	/**
	 * @param existing what to do where a result is there already
	 * @param listener is told of everything, and may cancel
	 */
	public BatchRun(final BatchPlan plan, final Existing existing, final BatchListener listener) {
		this.plan = plan;
		this.existing = existing;
		this.listener = listener;
	}

	/** Does it, on the calling thread; what goes wrong is in the report. */
	public BatchReport run() {
		final JobRunner runner = new JobRunner(existing);
		final BatchClock clock = new BatchClock(plan.jobs().size());
		final List<BatchOutcome> outcomes = new ArrayList<>();
		Optional<String> stop = Optional.empty();
		for (final BatchJob job : plan.jobs()) {
			if (stop.isPresent() || listener.isCancelled()) {
				outcomes.add(BatchOutcome.without(job, Status.CANCELLED, Duration.ZERO, "not begun"));
				continue;
			}
			listener.started(clock.start(), plan.jobs().size(), job);
			BatchOutcome outcome;
			try {
				outcome = runner.run(job, listener(job, clock));
			}
			catch (BatchStop e) {
				stop = Optional.of(e.getMessage());
				outcome = BatchOutcome.without(job, Status.FAILED, clock.elapsed(), e.getMessage());
			}
			catch (RuntimeException e) {
				listener.fault(job, e);
				outcome = BatchOutcome.without(job, Status.FAILED, clock.elapsed(), "The program failed at this image (" + e +
					"). Please report it.");
			}
			clock.finish(outcome);
			outcomes.add(outcome);
			listener.finished(outcome);
		}
		return new BatchReport(outcomes, stop);
	}

	private TransferListener listener(final BatchJob job, final BatchClock clock) {
		return new TransferListener() {

			@Override
			public void notified(final String message) {
				listener.notified(message);
			}

			@Override
			public void iterated(final Progress progress) {
				listener.iterated(clock.progress(job, progress));
			}

			@Override
			public boolean isCancelled() {
				return listener.isCancelled();
			}
		};
	}
}
