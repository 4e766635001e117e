package fiji.plugin.neuralstyle.inspect;

/** Remembers how far it was, and stops after so many iterations. */
final class CountingWatcher implements IterationWatcher {

	private final int enough;
	private int last;
	private int all;

	CountingWatcher(final int enough) {
		this.enough = enough;
	}

	/** One that never stops. */
	static CountingWatcher patient() {
		return new CountingWatcher(Integer.MAX_VALUE);
	}

	int last() {
		return last;
	}

	int all() {
		return all;
	}

	@Override
	public void iterated(final int done, final int iterations) {
		if (done <= last) throw new IllegalStateException("Iteration " + done + " came after " + last);
		last = done;
		all = iterations;
	}

	@Override
	public boolean isCancelled() {
		return last >= enough;
	}
}
