package fiji.plugin.neuralstyle.network;

import ai.djl.pytorch.jni.JniUtils;

/** How many threads of the processor the engine uses, while this is open. The engine is one for the whole program. */
public final class EngineThreads implements AutoCloseable {

	private final int before = JniUtils.getNumThreads();

	private EngineThreads(final int count) {
		JniUtils.setNumThreads(count);
	}

	/**
	 * Sets the number for work on the calling thread.
	 *
	 * @param count 0 for as many as the engine finds best; more than the machine has processors count as those, as
	 *          a macro may come from a larger machine
	 * @throws IllegalArgumentException if it is negative
	 */
	public static EngineThreads use(final int count) {
		check(count);
		TorchEngine.start();
		return new EngineThreads(count == 0 ? Own.COUNT : Math.min(count, Runtime.getRuntime().availableProcessors()));
	}

	/** @throws IllegalArgumentException if it is no number of threads */
	public static void check(final int count) {
		if (count < 0) {
			throw new IllegalArgumentException("The number of threads is " + count + "; it must be at least 1, or 0 for all.");
		}
	}

	/** The number in use on the calling thread. */
	public int count() {
		return JniUtils.getNumThreads();
	}

	@Override
	public void close() {
		JniUtils.setNumThreads(before);
	}

	/** What the engine itself chose when it started; asked for when this class first comes to use, so before it is changed. */
	private static final class Own {

		static final int COUNT = JniUtils.getNumThreads();
	}
}
