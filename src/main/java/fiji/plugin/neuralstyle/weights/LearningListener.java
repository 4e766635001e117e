package fiji.plugin.neuralstyle.weights;

/** Watches a network being learned, on the thread that learns it; and stops it. */
public interface LearningListener {

	/** A listener that does nothing. */
	LearningListener NONE = (step, fraction) -> {};

	/**
	 * Called often.
	 *
	 * @param step what is being done, such as {@code conv3_1 (7 of 13)}
	 * @param fraction of all the work that is done, from 0 to 1; never falls
	 */
	void progressed(String step, double fraction);

	/** Told of a picture that is left out, in a sentence. */
	default void warned(final String warning) {
		// Learning goes on without it.
	}

	/** Asked often; may be set from any thread. */
	default boolean isCancelled() {
		return false;
	}
}
