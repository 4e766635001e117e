package fiji.plugin.neuralstyle.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;

/**
 * Takes its own memory away before the larger of two sizes; a process of its own. Prints why the run ended, and what it
 * was told.
 */
final class ShortMemory {

	private static final int SIDE = 1400;
	/** Small tiles take about half of it, the whole image a third more; how much exactly, the processor's kind decides. */
	private static final long MORE_BYTES = 1_500_000_000;

	private ShortMemory() {}

	/** @param arguments memory for tiles in MB, optimizer */
	public static void main(final String[] arguments) throws IOException, InterruptedException {
		// The engine, its threads and its caches are there before.
		run(200, 0, OptimizerSettings.Method.LBFGS, TransferListener.NONE);
		limit();
		final StringBuilder told = new StringBuilder();
		final TransferResult result = run(SIDE, Integer.parseInt(arguments[0]), OptimizerSettings.Method.valueOf(arguments[1]),
			new TransferListener() {

				@Override
				public void notified(final String message) {
					told.append(message);
				}

				@Override
				public void iterated(final Progress progress) {}
			});
		System.out.println(result.reason());
		System.out.println(result.image().width() + " x " + result.image().height() + ", " + result.iterations());
		System.out.println(told);
	}

	private static TransferResult run(final int side, final int memory, final OptimizerSettings.Method method,
		final TransferListener listener) throws IOException
	{
		final TransferSettings settings = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(2, 0, 0)).withPyramid(
			new PyramidSettings(0, 2, 5)).withComputation(Optional.empty(), Optional.of(Precision.FLOAT32)).withOptimizer(
				new OptimizerSettings(method, 2, 0.02)).withCompute(new ComputeSettings(DeviceChoice.CPU, 1, memory)) //
			// The first layers take the memory, the others the time.
			.withContentLayers(LayerWeights.parse("relu2_1")).withStyleLayers(LayerWeights.parse("relu1_1,relu2_1"));
		return new StyleTransfer(BuiltInNetwork.load()).run(new TransferRequest(FormulaNetwork.image(0, side, side),
			FormulaNetwork.image(2, 200, 200), settings), listener);
	}

	/** From now on this process gets little more address space than it has. */
	private static void limit() throws IOException, InterruptedException {
		final long has = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmSize"))
			.mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
		final Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(ProcessHandle.current().pid()), "--as=" +
			(has + MORE_BYTES)).inheritIO().start();
		if (prlimit.waitFor() != 0) throw new IOException("prlimit failed");
	}
}
