package fiji.plugin.neuralstyle.command;

import org.scijava.thread.ThreadService;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

/** Tells the user of an error the way ImageJ does: stops the macro that called, or shows a message. */
final class ErrorReport {

	private ErrorReport() {}

	/**
	 * Reports a sentence. A macro ends with "Macro Error ... in line n"; an exception alone would not stop
	 * it, and the lines after it would work on the wrong image.
	 */
	static void show(final String title, final String sentence, final ThreadService threads) {
		final Interpreter interpreter = Interpreter.getInstance();
		if (interpreter == null || !IJ.isMacro()) {
			IJ.error(title, sentence);
			return;
		}
		for (final Thread caller : CallingThreads.of(threads)) {
			Macro.setOptions(caller, null);
		}
		try {
			interpreter.abort(sentence);
		}
		catch (RuntimeException e) {
			// This is how ImageJ unwinds a macro; anything else is a fault of its own.
			if (!Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
		}
	}
}
