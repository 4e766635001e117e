package fiji.plugin.neuralstyle.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C, or a scheduler's TERM, into a request to finish: the shutdown is held up until the best
 * picture so far is written, and the exit code then is 130.
 */
final class Interrupt implements AutoCloseable {

	private static final int CANCELLED = 130;

	private final CountDownLatch finished = new CountDownLatch(1);
	private final Thread hook = new Thread(this::finishFirst, "finish before shutdown");
	private volatile boolean requested;

	Interrupt() {
		Runtime.getRuntime().addShutdownHook(hook);
	}

	/** Whether somebody asked to stop. */
	boolean isRequested() {
		return requested;
	}

	private void finishFirst() {
		requested = true;
		try {
			finished.await();
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		// The virtual machine would exit with the signal's number; this is what the manual promises.
		Runtime.getRuntime().halt(CANCELLED);
	}

	@Override
	public void close() {
		if (requested) {
			finished.countDown();
			return;
		}
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (IllegalStateException e) {
			// The shutdown began this very moment: let it go on.
			finished.countDown();
		}
	}
}
