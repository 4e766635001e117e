package fiji.plugin.neuralstyle.cluster;

import java.util.Locale;

/**
 * What a worker did with a row.
 *
 * @param kind what
 * @param message a sentence or a few words on it
 */
public record RowOutcome(Kind kind, String message) {

	/** What became of it. */
	public enum Kind {

		/** Its result is written. */
		DONE,

		/** Its result was there already. */
		SKIPPED,

		/** There is no result; the message says why. */
		FAILED,

		/** Another process has it, or had it when it was looked at. */
		ELSEWHERE,

		/** This process was asked to end; the row goes on when it is called again. */
		INTERRUPTED;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}
}
