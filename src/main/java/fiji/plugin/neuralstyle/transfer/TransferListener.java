package fiji.plugin.neuralstyle.transfer;

/** Watches a run, and stops it. All calls of a run come one after the other, not all on the same thread. */
public interface TransferListener {

	/** A listener that does nothing. */
	TransferListener NONE = progress -> {};

	/** Called before each picture of a stack: which one begins, from 1, and how many there are. */
	default void pictureStarted(final int picture, final int pictures) {}

	/** Called before a run does not go as it was asked to, such as on another device: a sentence on what and why. */
	default void notified(final String message) {}

	/** Called after every iteration. */
	void iterated(Progress progress);

	/** Asked before every evaluation, and during long ones, so a run ends within a second; may be set from any thread. */
	default boolean isCancelled() {
		return false;
	}
}
