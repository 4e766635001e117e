package fiji.plugin.neuralstyle;

import java.time.Duration;

/** Says how long something will still take. */
public final class TimeLeft {

	private TimeLeft() {}

	/**
	 * In words, such as {@code 1 min 5 s left}.
	 *
	 * @param left zero while it is not known
	 * @param fraction done, 0 to 1
	 */
	public static String text(final Duration left, final double fraction) {
		// The first iteration says nothing of the next ones.
		if (left.isZero() && fraction < 1) return "estimating the time left";
		return time(left.toSeconds()) + " left";
	}

	private static String time(final long seconds) {
		return seconds < 60 ? seconds + " s" : seconds < 3600 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds / 3600 +
			" h " + seconds % 3600 / 60 + " min";
	}
}
