package fiji.plugin.neuralstyle.transfer;

/** Watches a run, on the thread that runs it; and stops it. */
public interface TransferListener {

	/** A listener that does nothing. */
	TransferListener NONE = progress -> {};

	/** Called before each picture of a stack: which one begins, from 1, and how many there are. */
	default void pictureStarted(final int picture, final int pictures) {}

	/** Called before a run does not go as it was asked to, such as on another device: a sentence on what and why. */
	default void notified(final String message) {}

	/** Called after every iteration. */
	void iterated(Progress progress);

	/** Asked before every evaluation, so a run ends within one of them; may be set from any thread. */
	default boolean isCancelled() {
		return false;
	}
}
