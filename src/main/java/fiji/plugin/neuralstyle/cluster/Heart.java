package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has a claim's heart beat until it is closed, and knows whether the claim was lost. */
final class Heart implements AutoCloseable {

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
		final Thread daemon = new Thread(task, "heartbeat");
		daemon.setDaemon(true);
		return daemon;
	});
	private final Claim claim;
	private volatile boolean lost;

	Heart(final Claim claim, final Duration beat) {
		this.claim = claim;
		thread.scheduleAtFixedRate(this::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Whether another process has taken over. */
	boolean isLost() {
		return lost;
	}

	private void beat() {
		try {
			claim.beat();
			lost |= claim.isLost();
		}
		catch (IOException e) {
			// A server that does not answer now may at the next beat; if it never does, another takes over.
			lost |= claim.isLost();
		}
	}

	@Override
	public void close() {
		thread.shutdownNow();
	}
}
