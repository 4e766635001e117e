package fiji.plugin.neuralstyle.cluster;

import fiji.plugin.neuralstyle.transfer.Progress;

/** Watches a worker, on the thread that runs it; and stops it. */
public interface WorkerListener {

	/** Something about a row that is worth a line, such as that it is painted anew: a sentence. */
	default void notified(final Row row, final String message) {}

	/** Called after every iteration. */
	default void iterated(final Row row, final Progress progress) {}

	/** A row was looked at, and perhaps painted. */
	default void finished(final Row row, final RowOutcome outcome, final double seconds) {}

	/** A row failed by a fault of the program; called before it is finished. */
	default void fault(final Row row, final RuntimeException fault) {}

	/** Asked between rows and before every evaluation; may be set from any thread. Once true, nothing more is begun. */
	default boolean isCancelled() {
		return false;
	}
}
