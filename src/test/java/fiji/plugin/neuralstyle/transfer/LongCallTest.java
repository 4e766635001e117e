package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;

/** A run that is cancelled while the engine is in one call of several seconds. */
class LongCallTest {

	private static final int SIDE = 800;

	/** Far less than the call takes, and as much as a busy machine may need. */
	private static final long SOON_MS = 2000;

	private final RgbImage content = FormulaNetwork.image(0, SIDE, SIDE);

	@Test
	@Timeout(120)
	void givesBackTheImageSoFarAtOnceAndNothingIsToldAfterwards() throws Exception {
		final Cancelling listener = new Cancelling();
		final TransferResult result = run(listener);
		final long took = System.currentTimeMillis() - listener.cancelledAt;

		assertTrue(took < SOON_MS, took + " ms");
		assertEquals(StopReason.CANCELLED, result.reason());
		assertEquals(1, result.iterations());
		assertEquals(SIDE, result.image().width());
		assertArrayEquals(listener.last.get().planes(), result.image().planes());
		for (final Thread thread : Thread.getAllStackTraces().keySet()) {
			if (thread.getName().equals("Neural Style run")) thread.join();
		}
		assertEquals(1, listener.told);
	}

	private TransferResult run(final TransferListener listener) throws IOException {
		final TransferSettings settings = TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(0, 1, 2)).withComputation(
			Optional.empty(), Optional.of(Precision.FLOAT32)).withCompute(new ComputeSettings(DeviceChoice.CPU, 1, 0));
		return new StyleTransfer(BuiltInNetwork.load()).run(new TransferRequest(content, FormulaNetwork.image(2, 200, 200),
			settings), listener);
	}

	/** Cancels some time after the first iteration, from another thread, as a key does. */
	private static final class Cancelling implements TransferListener {

		private final AtomicReference<RgbImage> last = new AtomicReference<>();
		private volatile long cancelledAt;
		private volatile int told;

		@Override
		public void iterated(final Progress progress) {
			told++;
			last.set(progress.image().get());
			final Thread key = new Thread(() -> {
				try {
					Thread.sleep(100);
				}
				catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
				cancelledAt = System.currentTimeMillis();
			});
			key.start();
		}

		@Override
		public boolean isCancelled() {
			return cancelledAt > 0;
		}
	}
}
