package fiji.plugin.neuralstyle.transfer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Does a run on a thread of its own, so that whoever cancels it need not wait for the call of the engine that is under
 * way, which nothing can end. The thread finishes that call and closes all it has; the result is what was kept before.
 */
final class RunThread {

	private static final long LOOK_MS = 50;
	/** Of whoever ends Java as a run goes on. */
	private static final long PATIENCE_MS = TimeUnit.SECONDS.toMillis(20);
	/** To {@link Thread#join(long)}. */
	private static final long FOR_EVER = 0;

	private final KeptResult kept;

	RunThread(final KeptResult kept) {
		this.kept = kept;
	}

	/**
	 * What the work gives back, or, where it is cancelled in the middle of a long call, what it kept last. If Java ends in the middle, it
	 * never returns.
	 */
	TransferResult run(final Function<KeptResult, TransferResult> work) {
		final CompletableFuture<TransferResult> result = new CompletableFuture<>();
		final Thread thread = new Thread(() -> result.completeAsync(() -> work.apply(kept), Runnable::run), "Neural Style run");
		final Thread hook = stoppedAtExit(thread);
		result.whenComplete((done, failure) -> forget(hook));
		thread.start();
		boolean interrupted = false;
		try {
			while (true) {
				try {
					final TransferResult done = result.get(LOOK_MS, TimeUnit.MILLISECONDS);
					if (!kept.isStopped()) return done;
					// A picture of some of the iterations would be taken for one of all.
					awaitEnd();
				}
				catch (TimeoutException e) {
					if (kept.leave()) return kept.get();
				}
				catch (InterruptedException e) {
					// The run itself does not end by that.
					interrupted = true;
				}
				catch (ExecutionException e) {
					if (!kept.isStopped()) throw unwrapped(e.getCause());
					awaitEnd();
				}
			}
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
	}

	/** Of Java, and with it of this thread. */
	private static void awaitEnd() {
		while (true) {
			try {
				Thread.sleep(Long.MAX_VALUE);
			}
			catch (InterruptedException e) {
				// Nobody is there to be told.
			}
		}
	}

	/** The engine must not be unloaded while it works: it would be a crash. */
	private Thread stoppedAtExit(final Thread thread) {
		final Thread hook = new Thread(() -> {
			kept.stop();
			try {
				// Whoever has left a run has its picture already; the engine's call that goes on must end before the engine is unloaded.
				thread.join(kept.isLeft() ? FOR_EVER : PATIENCE_MS);
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}, "Neural Style end");
		Runtime.getRuntime().addShutdownHook(hook);
		return hook;
	}

	private static void forget(final Thread hook) {
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (IllegalStateException e) {
			// Java is ending already, and the hook awaits this thread.
		}
	}

	private static RuntimeException unwrapped(final Throwable cause) {
		if (cause instanceof Error e) throw e;
		return cause instanceof RuntimeException e ? e : new CompletionException(cause);
	}
}
