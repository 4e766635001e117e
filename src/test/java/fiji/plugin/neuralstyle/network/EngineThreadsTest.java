package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ai.djl.pytorch.jni.JniUtils;

class EngineThreadsTest {

	private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

	@Test
	void theEngineUsesSoManyThreadsUntilItIsClosed() {
		try (EngineThreads own = EngineThreads.use(0)) {
			final int before = JniUtils.getNumThreads();
			assertEquals(before, own.count());
			for (final int count : new int[] { 1, PROCESSORS }) {
				try (EngineThreads threads = EngineThreads.use(count)) {
					assertEquals(count, JniUtils.getNumThreads());
					assertEquals(count, threads.count());
				}
				assertEquals(before, JniUtils.getNumThreads());
			}
		}
	}

	@Test
	void zeroIsTheEnginesOwnNumberOnWhateverThread() throws InterruptedException {
		final int[] counts = new int[2];
		try (EngineThreads own = EngineThreads.use(0)) {
			counts[0] = own.count();
		}
		final Thread other = new Thread(() -> {
			EngineThreads.use(1).close();
			try (EngineThreads own = EngineThreads.use(0)) {
				counts[1] = own.count();
			}
		});
		other.start();
		other.join();

		assertEquals(counts[0], counts[1]);
	}

	@Test
	void moreThanThereAreProcessorsAreAllOfThem() {
		try (EngineThreads threads = EngineThreads.use(100_000)) {
			assertEquals(PROCESSORS, threads.count());
		}
	}

	@Test
	void lessThanNoneIsRefused() {
		final String message = assertThrows(IllegalArgumentException.class, () -> EngineThreads.use(-2)).getMessage();

		assertTrue(message.contains("-2") && message.contains("0 for all"), message);
	}
}
