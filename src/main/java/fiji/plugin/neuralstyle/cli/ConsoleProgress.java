package fiji.plugin.neuralstyle.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.TransferListener;

/**
 * Progress for people and for log files. On a terminal one line is written over and over; elsewhere a
 * line comes for every tenth of the work.
 */
final class ConsoleProgress implements AutoCloseable {

	private static final long NANOS_BETWEEN = 200_000_000L;
	private static final int LOG_LINES = 10;

	private final PrintWriter out;
	private final boolean quiet;
	private final boolean terminal = isTerminal(System.console());
	private String where = "";
	private long lastTime;
	private int lastTenth = -1;
	private int lastLength;

	ConsoleProgress(final PrintWriter out, final boolean quiet) {
		this.out = out;
		this.quiet = quiet;
	}

	/** Since Java 22 there is a console even where there is no terminal; it then says so. */
	private static boolean isTerminal(final Console console) {
		if (console == null) return false;
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (ReflectiveOperationException e) {
			// Java 17 has a console only for a terminal.
			return true;
		}
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
				close();
				out.println("Note: " + message);
			}

			@Override
			public void iterated(final Progress progress) {
				if (!quiet) report(progress);
			}

			@Override
			public boolean isCancelled() {
				return cancelled.getAsBoolean();
			}
		};
	}

	private void report(final Progress progress) {
		final String line = where + line(progress);
		if (terminal) {
			final long now = System.nanoTime();
			if (lastLength > 0 && now - lastTime < NANOS_BETWEEN && progress.fraction() < 1) return;
			lastTime = now;
			out.print('\r' + line + " ".repeat(Math.max(0, lastLength - line.length())));
			out.flush();
			lastLength = line.length();
		}
		else if ((int) (progress.fraction() * LOG_LINES) > lastTenth) {
			lastTenth = (int) (progress.fraction() * LOG_LINES);
			out.println(line);
		}
	}

	static String line(final Progress p) {
		return String.format(Locale.ROOT, "%3.0f %%  size %d x %d (%d of %d)  iteration %d of %d  loss %.4g  %s", 100 * p
			.fraction(), p.size().width(), p.size().height(), p.level(), p.levels(), p.iteration(), p.iterations(), p.losses()
				.total(), left(p));
	}

	private static String left(final Progress p) {
		// The first iteration says nothing of the next ones.
		if (p.timeLeft().isZero() && p.fraction() < 1) return "estimating the time left";
		return time(p.timeLeft().toSeconds()) + " left";
	}

	private static String time(final long seconds) {
		return seconds < 60 ? seconds + " s" : seconds < 3600 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds / 3600 +
			" h " + seconds % 3600 / 60 + " min";
	}

	/** Ends the line that was written over, if there is one; another may begin. */
	@Override
	public void close() {
		if (lastLength > 0) out.println();
		lastLength = 0;
	}
}
