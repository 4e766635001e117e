package fiji.plugin.neuralstyle.weights.download;

/** Watches a download, on the thread that downloads; and stops it. */
public interface DownloadListener {

	/** A listener that does nothing. */
	DownloadListener NONE = progress -> {};

	/** Called often. */
	void progress(DownloadProgress progress);

	/** Told in a sentence of what happens meanwhile, such as a server that fails before another is tried. */
	default void message(final String sentence) {}

	/** Asked several times a second; may be set from any thread. */
	default boolean isCancelled() {
		return false;
	}
}
