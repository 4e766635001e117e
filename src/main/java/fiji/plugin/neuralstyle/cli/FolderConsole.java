package fiji.plugin.neuralstyle.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.batch.BatchJob;
import fiji.plugin.neuralstyle.batch.BatchListener;
import fiji.plugin.neuralstyle.batch.BatchOutcome;
import fiji.plugin.neuralstyle.batch.BatchProgress;
import fiji.plugin.neuralstyle.batch.Status;
import fiji.plugin.neuralstyle.transfer.TransferListener;

/** A batch on the console: a line for each picture, and the progress of the whole between them. */
final class FolderConsole implements BatchListener, AutoCloseable {

	private final PrintWriter err;
	private final boolean quiet;
	private final BooleanSupplier cancelled;
	private final ConsoleProgress progress;
	private final TransferListener line;
	/** What was said once holds for all. */
	private final Set<String> notes = new HashSet<>();
	private String number;

	FolderConsole(final PrintWriter err, final boolean quiet, final BooleanSupplier cancelled) {
		this.err = err;
		this.quiet = quiet;
		this.cancelled = cancelled;
		progress = new ConsoleProgress(err, quiet);
		line = progress.cancellable(cancelled);
	}

	@Override
	public void started(final int of, final int jobs, final BatchJob job) {
		number = of + "/" + jobs;
	}

	@Override
	public void notified(final String message) {
		if (notes.add(message)) line.notified(message);
	}

	@Override
	public void iterated(final BatchProgress batch) {
		line.iterated(batch.overall());
	}

	@Override
	public void finished(final BatchOutcome outcome) {
		final boolean failed = outcome.status() == Status.FAILED;
		if (quiet && !failed) return;
		close();
		final String what = number + "  " + outcome.job().content() + " in the style of " + outcome.job().style();
		err.println(what + ": " + (failed ? "failed. " + outcome.message() : outcome.status() + detail(outcome)));
	}

	@Override
	public void fault(final BatchJob job, final RuntimeException fault) {
		// As for a single picture: the place in the code is what a report needs.
		fault.printStackTrace(err);
	}

	@Override
	public boolean isCancelled() {
		return cancelled.getAsBoolean();
	}

	/** Ends the line that was written over. */
	@Override
	public void close() {
		progress.close();
	}

	private static String detail(final BatchOutcome outcome) {
		if (outcome.status() != Status.DONE) return ", " + outcome.message();
		return String.format(Locale.ROOT, " in %.1f s, loss %.4g", outcome.time().toMillis() / 1e3, outcome.loss()
			.getAsDouble());
	}
}
