package fiji.plugin.neuralstyle.weights.download;

import java.net.http.HttpTimeoutException;

/** Tells a server that sends a byte now and then, and would for days, from a slow one. */
final class Pace {

	private final Patience patience;
	private long start = System.nanoTime();
	private long bytes;

	Pace(final Patience patience) {
		this.patience = patience;
	}

	/** @throws HttpTimeoutException if too few bytes have come of late, these included */
	void add(final long count) throws HttpTimeoutException {
		bytes += count;
		final long now = System.nanoTime();
		if (now - start < patience.stall().toNanos()) return;
		if (bytes < patience.leastBytes()) {
			throw new HttpTimeoutException("only " + bytes + " bytes came in " + (now - start) / 1_000_000 / 1000.0 + " seconds");
		}
		start = now;
		bytes = 0;
	}
}
