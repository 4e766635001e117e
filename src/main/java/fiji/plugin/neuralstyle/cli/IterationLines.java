package fiji.plugin.neuralstyle.cli;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.inspect.IterationWatcher;

/** A line for every tenth of the work on several pictures. */
final class IterationLines implements IterationWatcher {

	private static final int LINES = 10;

	private final PrintWriter out;
	private final boolean quiet;
	private final BooleanSupplier cancelled;
	private int lastTenth = -1;

	/** @param cancelled whether to stop; asked often */
	IterationLines(final PrintWriter out, final boolean quiet, final BooleanSupplier cancelled) {
		this.out = out;
		this.quiet = quiet;
		this.cancelled = cancelled;
	}

	@Override
	public void iterated(final int done, final int all) {
		final int tenth = (int) ((long) LINES * done / all);
		if (quiet || tenth == lastTenth) return;
		lastTenth = tenth;
		out.println("iteration " + done + " of " + all);
	}

	@Override
	public boolean isCancelled() {
		return cancelled.getAsBoolean();
	}
}
