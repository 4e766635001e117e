package fiji.plugin.neuralstyle.inspect;

/** Watches several images being made, one after the other, and stops it; on the thread that makes them. */
public interface IterationWatcher {

	/**
	 * Called after every iteration.
	 *
	 * @param done iterations, over all images
	 * @param all of them
	 */
	void iterated(int done, int all);

	/** Whether to stop with what there is; asked before every evaluation. */
	boolean isCancelled();
}
