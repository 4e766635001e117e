package fiji.plugin.neuralstyle.batch;

import java.util.Locale;

/** What became of a job. */
public enum Status {

	/** Its result is written. */
	DONE,

	/** Its result was there already. */
	SKIPPED,

	/** There is no result; the outcome's message says why. */
	FAILED,

	/** The batch ended during it or before it; nothing is written of it. */
	CANCELLED;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
