package fiji.plugin.neuralstyle.command;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The right to compute. One run uses all of the machine, and the engine is one for the whole program, so a
 * second run waits for the first instead of slowing both down.
 */
final class Turn implements AutoCloseable {

	/** As the engine, one for the whole program; first come, first served. */
	private static final ReentrantLock MACHINE = new ReentrantLock(true);

	private static final long LOOK_AROUND_MS = 100;

	private Turn() {}

	/**
	 * Waits until nobody else computes.
	 *
	 * @param waiting called once if there is somebody to wait for
	 * @param cancelled asked while waiting
	 * @return the turn, to be closed by the same thread; or null if cancelled
	 */
	static Turn await(final Runnable waiting, final BooleanSupplier cancelled) throws InterruptedException {
		if (MACHINE.tryLock(0, TimeUnit.MILLISECONDS)) return new Turn();
		waiting.run();
		while (!MACHINE.tryLock(LOOK_AROUND_MS, TimeUnit.MILLISECONDS)) {
			if (cancelled.getAsBoolean()) return null;
		}
		return new Turn();
	}

	@Override
	public void close() {
		MACHINE.unlock();
	}
}
