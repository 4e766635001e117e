package fiji.plugin.neuralstyle.transfer;

/** Watches a run, on the thread that runs it; and stops it. */
public interface TransferListener {

	/** A listener that does nothing. */
	TransferListener NONE = progress -> {};

	/** Called after every iteration. */
	void iterated(Progress progress);

	/** Asked before every evaluation, so a run ends within one of them; may be set from any thread. */
	default boolean isCancelled() {
		return false;
	}
}
