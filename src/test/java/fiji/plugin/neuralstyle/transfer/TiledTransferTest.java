package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;

/** Runs whose largest size does not fit in the memory given. */
class TiledTransferTest {

	private static final int LARGE = 416;
	/** Enough for tiles of a fifth of the image. */
	private static final int TILE_MEGABYTES = 165;

	@Test
	void aRunInTilesComesToTheSamePicture() {
		final TransferResult whole = run(inTiles(0, OptimizerSettings.Method.LBFGS), TransferListener.NONE);
		final TransferResult tiled = run(inTiles(TILE_MEGABYTES, OptimizerSettings.Method.LBFGS), TransferListener.NONE);

		assertEquals(whole.losses().total(), tiled.losses().total(), 1e-3 * whole.losses().total());
		final float[] wanted = whole.image().planes();
		final float[] found = tiled.image().planes();
		double difference = 0;
		for (int i = 0; i < wanted.length; i++) {
			difference += Math.abs(wanted[i] - found[i]);
		}
		assertEquals(0, difference / wanted.length, 1e-3);
	}

	@ParameterizedTest
	@EnumSource(OptimizerSettings.Method.class)
	void aRunInTilesIsCancelledInTheMiddleOfAnEvaluation(final OptimizerSettings.Method method) {
		final AtomicInteger asked = new AtomicInteger();
		run(inTiles(TILE_MEGABYTES, method), cancelAfter(Integer.MAX_VALUE, asked));
		final int all = asked.get();

		for (final int after : new int[] { 0, 1, all / 2, all / 2 + 1, all - 3 }) {
			final TransferResult result = run(inTiles(TILE_MEGABYTES, method), cancelAfter(after, new AtomicInteger()));
			assertEquals(StopReason.CANCELLED, result.reason());
			assertEquals(LARGE, result.image().width());
		}
	}

	private static TransferListener cancelAfter(final int calls, final AtomicInteger asked) {
		return new TransferListener() {

			@Override
			public void iterated(final Progress progress) {}

			@Override
			public boolean isCancelled() {
				return asked.incrementAndGet() > calls;
			}
		};
	}

	private static TransferSettings inTiles(final int megabytes, final OptimizerSettings.Method method) {
		return TransferSettings.DEFAULTS.withComputation(Optional.empty(), Optional.of(Precision.FLOAT32)).withPyramid(
			new PyramidSettings(0, 2, 2)).withStopping(new StoppingSettings(2, 0, 0)).withOptimizer(new OptimizerSettings(method,
				20, 0.02)).withCompute(new ComputeSettings(DeviceChoice.CPU, 0, megabytes));
	}

	private static TransferResult run(final TransferSettings settings, final TransferListener listener) {
		return new StyleTransfer(FormulaNetwork.weights()).run(new TransferRequest(FormulaNetwork.image(0, LARGE, 300),
			FormulaNetwork.image(2, 250, 330), settings), listener);
	}
}
