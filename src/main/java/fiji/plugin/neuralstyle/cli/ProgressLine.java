package fiji.plugin.neuralstyle.cli;

import java.io.Console;
import java.io.PrintWriter;

/**
 * Progress for people and for log files. On a terminal one line is written over and over; elsewhere a
 * line comes for every tenth of the work.
 */
final class ProgressLine implements AutoCloseable {

	private static final long NANOS_BETWEEN = 200_000_000L;
	private static final int LOG_LINES = 10;

	private final PrintWriter out;
	private final boolean terminal = isTerminal(System.console());
	private long lastTime;
	private int lastTenth = -1;
	private int lastLength;

	ProgressLine(final PrintWriter out) {
		this.out = out;
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

	/** @param fraction of the work that is done, from 0 to 1 */
	void show(final String line, final double fraction) {
		if (terminal) {
			final long now = System.nanoTime();
			if (lastLength > 0 && now - lastTime < NANOS_BETWEEN && fraction < 1) return;
			lastTime = now;
			out.print('\r' + line + " ".repeat(Math.max(0, lastLength - line.length())));
			out.flush();
			lastLength = line.length();
		}
		else if ((int) (fraction * LOG_LINES) > lastTenth) {
			lastTenth = (int) (fraction * LOG_LINES);
			out.println(line);
		}
	}

	/** Says something else, on a line of its own. */
	void say(final String sentence) {
		close();
		out.println(sentence);
	}

	/** Ends the line that was written over, if there is one; another may begin. */
	@Override
	public void close() {
		if (lastLength > 0) out.println();
		lastLength = 0;
	}
}
