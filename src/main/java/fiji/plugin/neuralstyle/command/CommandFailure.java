package fiji.plugin.neuralstyle.command;

import java.io.IOException;

import org.scijava.log.LogService;
import org.scijava.thread.ThreadService;

/** Tells the user that a command failed: a sentence for what users can mend, the program's own trace for its faults. */
final class CommandFailure {

	private final String title;
	private final ThreadService threads;
	private final LogService log;

	/** @param title of the command */
	CommandFailure(final String title, final ThreadService threads, final LogService log) {
		this.title = title;
		this.threads = threads;
		this.log = log;
	}

	/**
	 * Reports what was thrown.
	 *
	 * @return the reason to cancel the command with, empty if the user was told already, as SciJava shows a
	 *         reason in a dialog of its own
	 */
	String report(final Throwable thrown) {
		if (thrown instanceof IllegalArgumentException || thrown instanceof IllegalStateException ||
			thrown instanceof IOException)
		{
			log.debug(thrown);
			return tell(thrown.getMessage());
		}
		// A fault of the program: SciJava logs it, but a macro would go on with the wrong image.
		ErrorReport.stopMacro(title + " failed: " + thrown, threads);
		if (thrown instanceof Error error) throw error;
		if (thrown instanceof RuntimeException exception) throw exception;
		throw new IllegalStateException(thrown);
	}

	private String tell(final String sentence) {
		if (ErrorReport.show(title, sentence, threads)) return "";
		log.error(title + ": " + sentence);
		return sentence;
	}
}
