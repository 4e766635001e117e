package fiji.plugin.neuralstyle.batch;

import java.time.Duration;

import fiji.plugin.neuralstyle.transfer.Progress;

/** Estimates when a batch will end, from the images painted so far. */
final class BatchClock {

	private final int jobs;
	private Duration painting = Duration.ZERO;
	private int painted;
	private int number;
	private long start;

	BatchClock(final int jobs) {
		this.jobs = jobs;
	}

	/** @return the job's number, from 1 */
	int start() {
		start = System.nanoTime();
		return ++number;
	}

	/** How long the current job has taken so far. */
	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	void finish(final BatchOutcome outcome) {
		// Others take no time worth mentioning.
		if (outcome.status() != Status.DONE) return;
		painting = painting.plus(outcome.time());
		painted++;
	}

	BatchProgress progress(final BatchJob job, final Progress image) {
		final double fraction = (number - 1 + image.fraction()) / jobs;
		return new BatchProgress(number, jobs, job, image, fraction, timeLeft(image));
	}

	private Duration timeLeft(final Progress image) {
		final boolean known = !image.timeLeft().isZero() || image.fraction() == 1;
		if (painted == 0 && !known) return Duration.ZERO;
		final Duration each = painted > 0 ? painting.dividedBy(painted) : elapsed().plus(image.timeLeft());
		final Duration current = known ? image.timeLeft() : each;
		return current.plus(each.multipliedBy(jobs - number));
	}
}
