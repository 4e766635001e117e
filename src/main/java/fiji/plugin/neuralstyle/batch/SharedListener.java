package fiji.plugin.neuralstyle.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells one listener of the parts of a batch as of one batch, one thread at a time. */
final class SharedListener {

	private final BatchListener listener;
	private final int jobs;
	private final List<Part> parts = new ArrayList<>();
	private final Map<BatchJob, Integer> numbers = new HashMap<>();
	private volatile boolean cancelled;

	/** @param jobs of all parts */
	SharedListener(final BatchListener listener, final int jobs) {
		this.listener = listener;
		this.jobs = jobs;
	}

	/** The listener for a part of so many jobs. */
	synchronized BatchListener part(final int size) {
		final Part part = new Part(size);
		parts.add(part);
		return part;
	}

	/** Has all parts end, if one was stopped. */
	BatchReport watch(final BatchReport report) {
		if (report.stop().isPresent()) cancel();
		return report;
	}

	/** Has all parts end. */
	void cancel() {
		cancelled = true;
	}

	private double fraction() {
		return parts.stream().mapToDouble(part -> part.fraction * part.size).sum() / jobs;
	}

	private Duration timeLeft() {
		return parts.stream().map(part -> part.timeLeft).reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
	}

	private final class Part implements BatchListener {

		private final int size;
		private double fraction;
		private Duration timeLeft = Duration.ZERO;

		Part(final int size) {
			this.size = size;
		}

		@Override
		public void started(final int number, final int jobsOfPart, final BatchJob job) {
			synchronized (SharedListener.this) {
				numbers.put(job, numbers.size() + 1);
				listener.started(numbers.get(job), jobs, job);
			}
		}

		@Override
		public void notified(final String message) {
			synchronized (SharedListener.this) {
				listener.notified(message);
			}
		}

		@Override
		public void iterated(final BatchProgress progress) {
			synchronized (SharedListener.this) {
				fraction = progress.fraction();
				timeLeft = progress.timeLeft();
				listener.iterated(new BatchProgress(numbers.get(progress.job()), jobs, progress.job(), progress.image(), fraction(),
					timeLeft()));
			}
		}

		@Override
		public void finished(final BatchOutcome outcome) {
			synchronized (SharedListener.this) {
				listener.finished(outcome);
			}
		}

		@Override
		public void fault(final BatchJob job, final RuntimeException fault) {
			synchronized (SharedListener.this) {
				listener.fault(job, fault);
			}
		}

		@Override
		public boolean isCancelled() {
			return cancelled || listener.isCancelled();
		}
	}
}
