package fiji.plugin.neuralstyle.transfer;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import fiji.plugin.neuralstyle.MemoryLimit;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;

/**
 * Takes its own memory away before the larger of two sizes, or in the middle of it; a process of its own. Prints why the
 * run ended, what came of it, and what it was told.
 */
final class ShortMemory {

	private static final int SIDE = 1400;
	/** Small tiles take about half of it, the whole image a third more; how much exactly, the processor's kind decides. */
	private static final long MORE_BYTES = 1_200_000_000;
	/** In the middle of it images and targets are there. */
	private static final long MORE_BYTES_DURING = 600_000_000;
	/** Twenty steps are 40 images of 23.5 MB. */
	private static final int LONG_HISTORY = 20;
	private static final long FEWER_BYTES_THAN_HISTORY = 700_000_000;

	private ShortMemory() {}

	/**
	 * @param arguments memory for tiles in MB, optimizer, {@code before} or {@code during} the larger size, or {@code history} for
	 *          before it and a history that has no room
	 */
	public static void main(final String[] arguments) throws IOException, InterruptedException {
		// The engine, its threads and its caches are there before.
		run(200, 0, OptimizerSettings.Method.LBFGS, 2, TransferListener.NONE);
		final boolean during = arguments[2].equals("during");
		final boolean isLong = arguments[2].equals("history");
		if (!during) MemoryLimit.leave(isLong ? FEWER_BYTES_THAN_HISTORY : MORE_BYTES);
		final Watcher watcher = new Watcher(during);
		final TransferResult result = run(SIDE, Integer.parseInt(arguments[0]), OptimizerSettings.Method.valueOf(arguments[1]),
			isLong ? LONG_HISTORY : 2, watcher);
		System.out.println(result.reason());
		System.out.println(result.image().width() + " x " + result.image().height() + ", " + result.iterations());
		System.out.println(watcher.told);
		System.out.println(Arrays.deepEquals(watcher.last.channels(), result.image().channels()) ? "the last image" : "another image");
	}

	private static TransferResult run(final int side, final int memory, final OptimizerSettings.Method method, final int history,
		final TransferListener listener) throws IOException
	{
		final TransferSettings settings = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(2, 0, 0)).withPyramid(
			new PyramidSettings(0, 2, 5)).withComputation(Optional.empty(), Optional.of(Precision.FLOAT32)).withOptimizer(
				new OptimizerSettings(method, history, 0.02)).withCompute(new ComputeSettings(DeviceChoice.CPU, 1, memory)) //
			// The first layers take the memory, the others the time.
			.withContentLayers(LayerWeights.parse("relu2_1")).withStyleLayers(LayerWeights.parse("relu1_1,relu2_1"));
		return new StyleTransfer(BuiltInNetwork.load()).run(new TransferRequest(FormulaNetwork.image(0, side, side),
			FormulaNetwork.image(2, 200, 200), settings), listener);
	}

	/** Keeps the last image that the run had, and takes the memory when the larger size has had an iteration. */
	private static final class Watcher implements TransferListener {

		private final boolean during;
		private final StringBuilder told = new StringBuilder();
		private RgbImage last;

		Watcher(final boolean during) {
			this.during = during;
		}

		@Override
		public void notified(final String message) {
			told.append(message);
		}

		@Override
		public void iterated(final Progress progress) {
			last = progress.image().get();
			if (!during || progress.level() != 2 || progress.iteration() != 1) return;
			try {
				MemoryLimit.leave(MORE_BYTES_DURING);
			}
			catch (IOException | InterruptedException e) {
				throw new IllegalStateException(e);
			}
		}
	}
}
