package fiji.plugin.neuralstyle.transfer;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.Program;

/** What Adam remembers from step to step: its two moments, and the best point so far. */
abstract class AdamState {

	private final NDArray first;
	private final NDArray second;

	private AdamState(final NDArray first, final NDArray second) {
		this.first = first;
		this.second = second;
	}

	/** Average of the gradients. */
	NDArray first() {
		return first;
	}

	/** Average of their squares. */
	NDArray second() {
		return second;
	}

	/** Remembers a point as the best. */
	abstract void keep(NDArray x);

	/** The best point; may be written into the last one, which is then no more. */
	abstract NDArray best(NDArray last);

	/** All of it: both moments and the best point. */
	abstract List<NDArray> arrays();

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

	/** Before the first step; the manager owns it. */
	static AdamState at(final NDArray x, final Storage storage, final Program program, final NDManager manager) {
		if (storage == Storage.EXACT) {
			final Exact state = new Exact(owned(x.zerosLike(), manager), owned(x.zerosLike(), manager), owned(x.zerosLike(), manager),
				program);
			state.keep(x);
			return state;
		}
		final NDList arrays = program.call("compact_state", new NDList(x));
		arrays.attach(manager);
		final Compact state = new Compact(arrays.get(0), arrays.get(1), arrays.get(2), program);
		state.keep(x);
		return state;
	}

	/** From the arrays of another state that is stored so. */
	static AdamState of(final List<NDArray> arrays, final Storage storage, final Program program) {
		return switch (storage) {
			case EXACT -> new Exact(arrays.get(0), arrays.get(1), arrays.get(2), program);
			case COMPACT -> new Compact(arrays.get(0), arrays.get(1), arrays.get(2), program);
		};
	}

	private static NDArray owned(final NDArray array, final NDManager manager) {
		array.attach(manager);
		return array;
	}

	private static final class Exact extends AdamState {

		private final NDArray best;
		private final Program program;

		private Exact(final NDArray first, final NDArray second, final NDArray best, final Program program) {
			super(first, second);
			this.best = best;
			this.program = program;
		}

		@Override
		List<NDArray> arrays() {
			return List.of(first(), second(), best);
		}

		@Override
		void keep(final NDArray x) {
			// The engine's glue to Java would copy it there and back, and not at all beyond 2 GB.
			program.call("copy", new NDList(x, best)).close();
		}

		@Override
		NDArray best(final NDArray last) {
			return best;
		}
	}

	private static final class Compact extends AdamState {

		private final NDArray best;
		private final Program program;

		private Compact(final NDArray first, final NDArray second, final NDArray best, final Program program) {
			super(first, second);
			this.best = best;
			this.program = program;
		}

		@Override
		List<NDArray> arrays() {
			return List.of(first(), second(), best);
		}

		@Override
		void keep(final NDArray x) {
			program.call("pack", new NDList(x, best)).close();
		}

		@Override
		NDArray best(final NDArray last) {
			program.call("unpack", new NDList(best, last)).close();
			return last;
		}
	}
}
