package fiji.plugin.neuralstyle.transfer;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.Program;

/** What Adam remembers from step to step: its two moments, and the best point so far. */
final class AdamState {

	private final NDArray first;
	private final NDArray second;
	private final NDArray best;
	private final Storage storage;
	private final Program program;

	private AdamState(final List<NDArray> arrays, final Storage storage, final Program program) {
		first = arrays.get(0);
		second = arrays.get(1);
		best = arrays.get(2);
		this.storage = storage;
		this.program = program;
	}

	/** How it is stored. */
	enum Storage {
		/** In float32: three images of memory. */
		EXACT,
		/**
		 * In 16 bits: one and a half. Moments keep 8 significant bits, which is more than they are good for; the best
		 * point, of values from 0 to 1, is given back to 1/131070.
		 */
		COMPACT
	}

	/** Before the first step, when no point has been kept; the manager owns it. */
	static AdamState at(final NDArray x, final Storage storage, final Program program, final NDManager manager) {
		final NDList arrays = switch (storage) {
			case EXACT -> new NDList(x.zerosLike(), x.zerosLike(), x.zerosLike());
			case COMPACT -> program.call("compact_state", new NDList(x));
		};
		arrays.attach(manager);
		return new AdamState(arrays, storage, program);
	}

	/** From the arrays of another state that is stored so. */
	static AdamState of(final List<NDArray> arrays, final Storage storage, final Program program) {
		return new AdamState(arrays, storage, program);
	}

	/** Average of the gradients. */
	NDArray first() {
		return first;
	}

	/** Average of their squares. */
	NDArray second() {
		return second;
	}

	/** The best point as it is stored. */
	NDArray best() {
		return best;
	}

	/** The best point; may be written into the last one, which is then no more. */
	NDArray best(final NDArray last) {
		if (storage == Storage.EXACT) return best;
		program.call("unpack", new NDList(best, last)).close();
		return last;
	}

	/** All of it: both moments and the best point. */
	List<NDArray> arrays() {
		return List.of(first, second, best);
	}
}
