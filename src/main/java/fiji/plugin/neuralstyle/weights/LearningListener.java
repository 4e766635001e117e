package fiji.plugin.neuralstyle.weights;

import java.nio.file.Path;

/** Watches a network being learned, on the thread that learns it; and stops it. */
public interface LearningListener {

	/** A listener that does nothing. */
	LearningListener NONE = (what, fraction) -> {};

	/**
	 * Called often.
	 *
	 * @param what is being done
	 * @param fraction of it, from 0 to 1
	 */
	void progress(String what, double fraction);

	/** Told of a picture that is learned from, once. */
	default void used(final Path picture) {}

	/** Told of a picture that is not readable, or too small. */
	default void skipped(final Path picture) {}

	/** Asked often; may be set from any thread. */
	default boolean isCancelled() {
		return false;
	}
}
