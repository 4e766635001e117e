package fiji.plugin.neuralstyle.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.cluster.Row;
import fiji.plugin.neuralstyle.cluster.RowOutcome;
import fiji.plugin.neuralstyle.cluster.RowOutcome.Kind;
import fiji.plugin.neuralstyle.cluster.WorkerListener;

/** A worker on the console, which is a log: a line for each row that it did something about. */
final class WorkerConsole implements WorkerListener {

	private final PrintWriter err;
	private final boolean quiet;
	private final BooleanSupplier cancelled;
	/** What was said once holds for all. */
	private final Set<String> notes = new HashSet<>();

	WorkerConsole(final PrintWriter err, final boolean quiet, final BooleanSupplier cancelled) {
		this.err = err;
		this.quiet = quiet;
		this.cancelled = cancelled;
	}

	@Override
	public void notified(final Row row, final String message) {
		if (notes.add(message)) err.println(row.id() + ": note: " + message);
	}

	@Override
	public void finished(final Row row, final RowOutcome outcome, final double seconds) {
		final boolean failed = outcome.kind() == Kind.FAILED;
		if (outcome.kind() == Kind.SKIPPED || quiet && !failed) return;
		err.println(row.id() + ": " + outcome.kind() + String.format(Locale.ROOT, " after %.1f s, ", seconds) + outcome
			.message());
	}

	@Override
	public void fault(final Row row, final RuntimeException fault) {
		// The place in the code is what a report needs.
		fault.printStackTrace(err);
	}

	@Override
	public boolean isCancelled() {
		return cancelled.getAsBoolean();
	}
}
