package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Waits in short pieces, so that Cancel is heard while nothing happens. */
record Waiting(DownloadListener listener) {

	private static final long PIECE_MILLIS = 100;

	/** Something to wait for. */
	interface Event<T> {

		/** What came within so many milliseconds, or null. */
		T within(long millis) throws IOException, InterruptedException;
	}

	/**
	 * Waits for something.
	 *
	 * @throws HttpTimeoutException if it does not come in time
	 * @throws CancellationException if the listener cancels, or the thread is interrupted
	 */
	<T> T until(final Duration longest, final Event<T> event) throws IOException {
		final long start = System.nanoTime();
		while (System.nanoTime() - start < longest.toNanos()) {
			check();
			try {
				final T come = event.within(PIECE_MILLIS);
				if (come != null) return come;
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw cancelled();
			}
		}
		throw new HttpTimeoutException("nothing came for " + longest.toMillis() / 1000.0 + " seconds");
	}

	/** @throws CancellationException if the listener cancels */
	void check() {
		if (listener.isCancelled()) throw cancelled();
	}

	private static CancellationException cancelled() {
		return new CancellationException("The download was cancelled.");
	}
}
