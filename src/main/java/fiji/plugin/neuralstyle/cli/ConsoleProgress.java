package fiji.plugin.neuralstyle.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.TimeLeft;
import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.TransferListener;

/** The progress of a transfer, on the console. */
final class ConsoleProgress implements AutoCloseable {

	private final ProgressLine shown;
	private final boolean quiet;
	private String where = "";

	ConsoleProgress(final PrintWriter out, final boolean quiet) {
		shown = new ProgressLine(out);
		this.quiet = quiet;
	}

	/** A listener that reports here and stops when asked to. */
	TransferListener cancellable(final BooleanSupplier cancelled) {
		return new TransferListener() {

			@Override
			public void pictureStarted(final int picture, final int pictures) {
				where = pictures == 1 ? "" : "slice " + picture + " of " + pictures + "  ";
			}

			@Override
			public void notified(final String message) {
				// Even when quiet, as it is not what was asked for.
				shown.say("Note: " + message);
			}

			@Override
			public void iterated(final Progress progress) {
				if (!quiet) shown.show(where + line(progress), progress.fraction());
			}

			@Override
			public boolean isCancelled() {
				return cancelled.getAsBoolean();
			}
		};
	}

	static String line(final Progress p) {
		return String.format(Locale.ROOT, "%3.0f %%  size %d x %d (%d of %d)  iteration %d of %d  loss %.4g  %s", 100 * p
			.fraction(), p.size().width(), p.size().height(), p.level(), p.levels(), p.iteration(), p.iterations(), p.losses()
				.total(), TimeLeft.text(p.timeLeft(), p.fraction()));
	}

	/** Ends the line that was written over, if there is one; another may begin. */
	@Override
	public void close() {
		shown.close();
	}
}
