package fiji.plugin.neuralstyle.batch;

/** Watches a batch, on the thread that runs it; and stops it. */
public interface BatchListener {

	/** A listener that does nothing. */
	BatchListener NONE = new BatchListener() {};

	/**
	 * A job begins.
	 *
	 * @param number of the job, from 1
	 * @param jobs in all
	 */
	default void started(final int number, final int jobs, final BatchJob job) {}

	/** A job does not go as it was asked to, such as on another device: a sentence on what and why. */
	default void notified(final String message) {}

	/** Called after every iteration. */
	default void iterated(final BatchProgress progress) {}

	/** A job that was started has ended, in whatever way. */
	default void finished(final BatchOutcome outcome) {}

	/** A job failed by a fault of the program, not of its image; called before it is finished. */
	default void fault(final BatchJob job, final RuntimeException fault) {}

	/** Asked between jobs and before every evaluation; may be set from any thread. Once true, nothing more is begun. */
	default boolean isCancelled() {
		return false;
	}
}
