package fiji.plugin.neuralstyle.command;

import java.awt.EventQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A dialog's text that may take its time, as for one on a network's costs its whole file is read: worked out
 * on a thread of its own. What the user has meanwhile made out of date is not told.
 */
final class LateText {

	/** Stands for a text that is not there yet. */
	static final String WAITING = "Working it out ...";

	/** Most texts are there by then, and nobody has to see the other one flash up. */
	private static final long PATIENCE_MS = 200;
	/** The same where all windows wait meanwhile. */
	private static final long EVENT_THREADS_PATIENCE_MS = 30;
	private static final long IDLE_S = 1;

	private final Executor worker = worker();
	private volatile Runnable listener = () -> {};
	private volatile int latest;

	/** Names who is called, on the event thread, whenever a late text has been put in its place. */
	void whenTold(final Runnable newListener) {
		listener = newListener;
	}

	/**
	 * Works a text out.
	 *
	 * @param text called on another thread, or not at all if another text is asked for before
	 * @param shown takes the text; first {@link #WAITING}, if it takes long, and the text then on the event thread
	 */
	synchronized void show(final Supplier<String> text, final Consumer<String> shown) {
		final int number = ++latest;
		final CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> number == latest ? text.get() : "", worker)
			.exceptionally(e -> "This cannot be told: " + e.getCause().getMessage());
		try {
			shown.accept(answer.get(EventQueue.isDispatchThread() ? EVENT_THREADS_PATIENCE_MS : PATIENCE_MS,
				TimeUnit.MILLISECONDS));
		}
		catch (TimeoutException | ExecutionException e) {
			shown.accept(WAITING);
			answer.thenAccept(found -> EventQueue.invokeLater(() -> tell(number, found, shown)));
		}
		catch (InterruptedException e) {
			// Whoever interrupts the command will not read it.
			Thread.currentThread().interrupt();
		}
	}

	private void tell(final int number, final String text, final Consumer<String> shown) {
		if (number != latest) return;
		shown.accept(text);
		listener.run();
	}

	/** Its thread ends when there is nothing to do, and Java may end before. */
	private static Executor worker() {
		final ThreadPoolExecutor worker = new ThreadPoolExecutor(1, 1, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
			work -> {
				final Thread thread = new Thread(work, "Neural Style dialog");
				thread.setDaemon(true);
				return thread;
			});
		worker.allowCoreThreadTimeOut(true);
		return worker;
	}
}
