package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import fiji.plugin.neuralstyle.network.FreeMemory;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.OptimizerSettings;
import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferResult;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/**
 * A few iterations on one large image, whole or in tiles: seconds for each, and the memory. {@code scripts/benchmark-large}
 * calls it.
 */
public final class LargeImage {

	private static final int STYLE_SIDE = 512;

	private LargeImage() {}

	/** @param arguments side in pixels, divisor of the network's width, iterations, memory in MB (0 for automatic), optimizer */
	public static void main(final String[] arguments) throws IOException {
		final int side = Integer.parseInt(arguments[0]);
		final int divisor = Integer.parseInt(arguments[1]);
		final NetworkWeights weights = RandomVgg.weights(divisor);
		final TransferSettings settings = TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(0, 1, 2)).withStopping(
			new StoppingSettings(Integer.parseInt(arguments[2]), 0, 0)).withOptimizer(new OptimizerSettings(
				OptimizerSettings.Method.valueOf(arguments[4]), 20, 0.02)).withCompute(new ComputeSettings(DeviceChoice.CPU, 0, Integer
					.parseInt(arguments[3]))).withComputation(Optional.empty(), Optional.empty());
		System.out.printf(Locale.ROOT, "%d x %d pixels, width 1/%d, %s; %.1f GB free; one image in float32: %.2f GB%n", side,
			side, divisor, arguments[4], FreeMemory.bytes() / 1e9, 12.0 * side * side / 1e9);
		final List<Long> times = new ArrayList<>(List.of(System.nanoTime()));
		final TransferResult result = new StyleTransfer(weights).run(new TransferRequest(waves(side), waves(STYLE_SIDE), settings),
			listener(times));
		for (int i = 1; i < times.size(); i++) {
			System.out.printf(Locale.ROOT, "iteration %d: %.1f s%n", i, (times.get(i) - times.get(i - 1)) / 1e9);
		}
		System.out.printf(Locale.ROOT, "%d evaluations, %.1f s each in all; loss %.6g; peak resident %d MB%n", result.evaluations(),
			result.duration().toMillis() / 1e3 / result.evaluations(), result.losses().total(), EvaluationTimes.peakMegabytes());
	}

	private static TransferListener listener(final List<Long> times) {
		return new TransferListener() {

			@Override
			public void notified(final String message) {
				System.out.println(message);
			}

			@Override
			public void iterated(final Progress progress) {
				times.add(System.nanoTime());
			}
		};
	}

	/** Cheap to make at any size, with detail everywhere. */
	static RgbImage waves(final int side) {
		final float[][] channels = RgbImage.newChannels(side, side);
		for (int c = 0; c < channels.length; c++) {
			for (int i = 0; i < channels[c].length; i++) {
				final int x = i % side;
				final int y = c * side + i / side;
				channels[c][i] = 0.5f + 0.25f * ((x * 7 ^ y * 5) & 63) / 64f - 0.2f * ((x / 16 + y / 16) & 1);
			}
		}
		return new RgbImage(side, side, channels);
	}
}
