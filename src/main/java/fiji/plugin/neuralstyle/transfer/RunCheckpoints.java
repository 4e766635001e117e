package fiji.plugin.neuralstyle.transfer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointFile;
import fiji.plugin.neuralstyle.transfer.checkpoint.StoredArrays;

/** Writes a run's state from time to time. A checkpoint that cannot be written is said, and stops no run. */
final class RunCheckpoints {

	/** Writing takes this part of the time at most. */
	private static final int SHARE_OF_TIME = 20;

	private final CheckpointFile file;
	private final Duration interval;
	private final int memory;
	private final MemoryPlan plan;
	private final KeptResult listener;
	private long last = System.nanoTime();
	private long pause;
	private boolean isFailing;

	/**
	 * @param interval between two checkpoints, at least
	 * @param memory in MB that was asked for
	 * @param plan how the run makes do with what there is
	 */
	RunCheckpoints(final CheckpointFile file, final Duration interval, final int memory, final MemoryPlan plan,
		final KeptResult listener)
	{
		this.file = file;
		this.interval = interval;
		this.memory = memory;
		this.plan = plan;
		this.listener = listener;
		pause = interval.toNanos();
	}

	/** Writes a checkpoint if it is time for one, and if somebody waits for the run still: another may have taken it over. */
	void save(final Supplier<RunCounts> counts, final Supplier<OptimizerState> state) {
		final long start = System.nanoTime();
		if (start - last < pause) return;
		listener.whileAwaited(() -> write(counts.get(), state.get()));
		last = System.nanoTime();
		pause = interval.isZero() ? 0 : Math.max(interval.toNanos(), SHARE_OF_TIME * (last - start));
	}

	private void write(final RunCounts counts, final OptimizerState state) {
		try {
			file.write(out -> {
				Checkpoint.of(memory, plan, counts, state).writeTo(out);
				final StoredArrays stored = new StoredArrays(state.program());
				for (final NDArray array : state.arrays()) {
					stored.write(array, out);
				}
			});
			isFailing = false;
		}
		catch (IOException e) {
			if (!isFailing) listener.notified("The checkpoint \"" + file.path() + "\" cannot be written (" + reason(e) +
				"). The run goes on without, and tries again later.");
			isFailing = true;
		}
	}

	private static String reason(final IOException e) {
		if (e instanceof NoSuchFileException) return "its folder does not exist";
		if (e instanceof AccessDeniedException) return "its folder is read-only";
		if (e instanceof FileSystemException system && system.getReason() != null) return system.getReason();
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}
}
