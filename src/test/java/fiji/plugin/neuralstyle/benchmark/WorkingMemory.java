package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

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
 * One iteration of Adam on an image of one size, and what memory it takes beyond that which has to be there: the images
 * that are worked on, and Java's heap, which {@code scripts/benchmark-memory} fixes. Prints a row of its table.
 */
public final class WorkingMemory {

	private static final int STYLE_SIDE = 512;

	/** On the engine's side, each of the size of the picture in float32: content, target, gradient, two moments, the best. */
	private static final int IMAGES = 6;

	/** As the system counts, and Java. */
	private static final double MEGA = 1 << 20;

	private WorkingMemory() {}

	/** @param arguments side in pixels, divisor of the network's width, memory for tiles in MB, Java's heap in MB, all of it there */
	public static void main(final String[] arguments) throws IOException {
		final int side = Integer.parseInt(arguments[0]);
		final int tileMegabytes = Integer.parseInt(arguments[2]);
		final TransferSettings settings = TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(0, 1, 2)).withStopping(
			new StoppingSettings(1, 0, 0)).withOptimizer(new OptimizerSettings(OptimizerSettings.Method.ADAM, 20, 0.02)).withCompute(
				new ComputeSettings(DeviceChoice.CPU, 0, tileMegabytes)).withComputation(Optional.empty(), Optional.empty());
		final TransferResult result = new StyleTransfer(RandomVgg.weights(Integer.parseInt(arguments[1]))).run(
			new TransferRequest(LargeImage.waves(side), LargeImage.waves(STYLE_SIDE), settings), new Refusing());
		final double peak = EvaluationTimes.peakMegabytes();
		final double heap = Double.parseDouble(arguments[3]);
		final double images = IMAGES * RgbImage.CHANNELS * (double) Float.BYTES * side * side / MEGA;
		System.out.printf(Locale.ROOT, "| %d | %.0f | %.0f | %.0f | %.0f | %.1f |%n", side, peak, heap, images, peak - heap -
			images, result.duration().toMillis() / 1e3 / result.evaluations());
	}

	/** Whatever does not go as it was asked to would make the count wrong. */
	private static final class Refusing implements TransferListener {

		@Override
		public void notified(final String message) {
			throw new IllegalStateException(message);
		}

		@Override
		public void iterated(final Progress progress) {}
	}
}
