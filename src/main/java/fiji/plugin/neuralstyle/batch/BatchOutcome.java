package fiji.plugin.neuralstyle.batch;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What came of one job.
 *
 * @param job the job
 * @param status what became of it
 * @param time it took
 * @param loss total loss of the result, if there is one and it says so
 * @param message why there is no new result; why it ended, if there is one
 */
public record BatchOutcome(BatchJob job, Status status, Duration time, OptionalDouble loss, String message) {

	/** A job without a new result. */
	static BatchOutcome without(final BatchJob job, final Status status, final Duration time, final String message) {
		return new BatchOutcome(job, status, time, OptionalDouble.empty(), message);
	}
}
