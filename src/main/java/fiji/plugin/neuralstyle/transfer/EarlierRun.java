package fiji.plugin.neuralstyle.transfer;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.Program;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointFile;
import fiji.plugin.neuralstyle.transfer.checkpoint.StoredArrays;

/** What an earlier process left of a run, if there is something and it will do; what will not is said, and stops no run. */
final class EarlierRun {

	/** Free memory is never quite what it was, and a plan for all of it is to be used again. */
	private static final double ALMOST = 1.1;

	private final Optional<CheckpointFile> file;
	private final TransferListener listener;
	private Optional<Checkpoint> found = Optional.empty();

	private EarlierRun(final Optional<CheckpointFile> file, final TransferListener listener) {
		this.file = file;
		this.listener = listener;
	}

	/** @param file empty for a run without checkpoints */
	static EarlierRun in(final Optional<CheckpointFile> file, final TransferListener listener) {
		final EarlierRun earlier = new EarlierRun(file, listener);
		earlier.look();
		return earlier;
	}

	/** Whether the file may be written over; if not, that is said. */
	static boolean mayUse(final CheckpointFile file, final TransferListener listener) {
		String problem = "is no checkpoint, and stays as it is";
		try {
			if (!file.isForeign()) return true;
		}
		catch (IOException e) {
			problem = "cannot be read";
		}
		listener.notified("The file \"" + file.path() + "\" " + problem +
			". The run goes on without checkpoints; choose another name for them.");
		return false;
	}

	private void look() {
		if (file.isEmpty()) return;
		try (DataInputStream in = file.get().open().orElse(null)) {
			if (in != null) found = Optional.of(Checkpoint.read(in));
		}
		catch (IOException e) {
			drop(e);
		}
	}

	/**
	 * How the run makes do with the memory there is: as before where that is possible, as the last bits of the result hang
	 * on tiles.
	 *
	 * @param fresh what would be planned now
	 * @param memory in MB that is asked for
	 * @param free bytes
	 */
	MemoryPlan plan(final MemoryPlan fresh, final int memory, final long free) {
		if (found.isEmpty()) return fresh;
		final MemoryPlan before = found.get().plan();
		if (found.get().memory() == memory && before.bytes() <= ALMOST * free) return before;
		if (!before.optimizer().equals(fresh.optimizer()) || before.adamStorage() != fresh.adamStorage()) {
			drop(new IOException("is of a run with more memory, or less"));
		}
		return fresh;
	}

	/** How far it was; empty if the run begins anew. */
	Optional<RunCounts> counts() {
		return found.map(Checkpoint::counts);
	}

	/**
	 * What the optimizer goes on from; empty if the run begins anew.
	 *
	 * @param program {@code optimizer.py}
	 * @param manager owns the arrays
	 */
	Optional<OptimizerState> state(final Optimizer optimizer, final Program program, final NDManager manager) {
		if (found.isEmpty()) return Optional.empty();
		try (DataInputStream in = file.get().open().orElseThrow(() -> new IOException("is gone"))) {
			final Checkpoint checkpoint = Checkpoint.read(in);
			if (!checkpoint.equals(found.get())) throw new IOException("was changed by another process at this moment");
			final List<NDArray> arrays = optimizer.room(checkpoint.shape(), checkpoint.arrays(), manager);
			final StoredArrays stored = new StoredArrays(program);
			for (final NDArray array : arrays) {
				stored.read(in, array);
			}
			final RunCounts counts = checkpoint.counts();
			listener.notified("Continues from the checkpoint \"" + file.get().path() + "\": size " + (counts.level() + 1) +
				", iteration " + counts.levelIterations() + ".");
			return Optional.of(new OptimizerState(program, arrays, checkpoint.numbers(), checkpoint.losses()));
		}
		catch (IOException e) {
			drop(e);
			return Optional.empty();
		}
	}

	private void drop(final IOException e) {
		found = Optional.empty();
		final String reason = e instanceof EOFException || e.getMessage() == null ? "cannot be read" : e.getMessage();
		listener.notified("The checkpoint \"" + file.orElseThrow().path() + "\" " + reason + ", so the run begins anew.");
	}
}
