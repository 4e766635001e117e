package fiji.plugin.neuralstyle.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.network.EngineThreads;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferResult;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/** Times real runs on devices, in every precision that suits each and at several sizes. */
public final class SpeedTest {

	/** Pixels a side. */
	public static final List<Integer> SIZES = List.of(256, 512);

	private static final int NEVER = 1_000_000;
	private static final int LONGEST = 3600;

	private final NetworkWeights network;
	private final List<Integer> sizes;
	private final double seconds;
	private final int threads;

	/**
	 * @param network to run
	 * @param sizes pixels a side, each at least 32
	 * @param seconds for all together; every one gets as long as it takes for an iteration
	 * @param threads of the processor, 0 for as many as the engine finds best
	 */
	public SpeedTest(final NetworkWeights network, final List<Integer> sizes, final double seconds, final int threads) {
		if (!(seconds > 0 && seconds <= LONGEST)) {
			throw new IllegalArgumentException("The test's time is " + seconds + " seconds; it must be above 0 and at most " +
				LONGEST + ".");
		}
		EngineThreads.check(threads);
		this.network = network;
		this.sizes = List.copyOf(sizes);
		this.seconds = seconds;
		this.threads = threads;
	}

	/** Told what comes next. */
	public interface Watcher {

		/** @param step from 1 */
		void next(int step, int steps, String what);
	}

	/**
	 * Runs it.
	 *
	 * @throws CancellationException if it is cancelled
	 */
	public List<Speed> run(final List<ComputeDevice> devices, final Watcher watcher, final BooleanSupplier cancelled) {
		final List<Speed> plan = new ArrayList<>();
		for (final ComputeDevice device : devices) {
			for (final Precision precision : Precision.values()) {
				if (precision.suits(device)) sizes.forEach(size -> plan.add(new Speed(device, precision, size, threads, 0)));
			}
		}
		final List<Speed> found = new ArrayList<>();
		for (final Speed next : plan) {
			watcher.next(found.size() + 1, plan.size(), next.device() + ", " + next.precision() + ", " + next.size() + " pixels");
			found.add(measure(next, seconds / plan.size(), cancelled));
			if (cancelled.getAsBoolean()) throw new CancellationException("The test was cancelled.");
		}
		return found;
	}

	private Speed measure(final Speed wanted, final double time, final BooleanSupplier cancelled) {
		final TransferSettings settings = TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(0, 1, 2)).withStopping(
			new StoppingSettings(NEVER, 0, time)).withComputation(Optional.empty(), Optional.of(wanted.precision())).withCompute(
				new ComputeSettings(DeviceChoice.parse(wanted.device().toString()), threads, 0));
		final Stopwatch watch = new Stopwatch(cancelled);
		final TransferResult result = new StyleTransfer(network).run(new TransferRequest(picture(wanted.size(), 1), picture(
			wanted.size(), 2), settings), watch);
		return new Speed(result.device(), result.precision(), wanted.size(), result.threads(), watch.secondsPerIteration(
			result));
	}

	/** Smooth and colourful, with detail at several scales. */
	private static RgbImage picture(final int side, final int kind) {
		final float[] planes = new float[RgbImage.CHANNELS * side * side];
		for (int i = 0; i < planes.length; i++) {
			final int x = i % side;
			final int y = i / side;
			planes[i] = (float) (0.5 + 0.25 * Math.sin(0.3 * kind * x + 0.02 * y) + 0.2 * Math.cos(0.05 * x * y / side * kind));
		}
		return new RgbImage(side, side, planes);
	}

	/** From the end of the first iteration, which warms up, to the end of the last. */
	private static final class Stopwatch implements TransferListener {

		private final BooleanSupplier cancelled;
		private long first;
		private long last;
		private int iterations;

		Stopwatch(final BooleanSupplier cancelled) {
			this.cancelled = cancelled;
		}

		@Override
		public void iterated(final Progress progress) {
			last = System.nanoTime();
			if (iterations == 0) first = last;
			iterations++;
		}

		@Override
		public boolean isCancelled() {
			return cancelled.getAsBoolean();
		}

		/** Where there was no time for a second one, all of the run over its evaluations. */
		double secondsPerIteration(final TransferResult result) {
			if (iterations > 1) return (last - first) / 1e9 / (iterations - 1);
			return result.duration().toNanos() / 1e9 / Math.max(1, result.evaluations());
		}
	}
}
