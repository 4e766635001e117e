package fiji.plugin.neuralstyle.command;

import java.awt.GraphicsEnvironment;

import org.scijava.thread.ThreadService;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

/** Tells the user of an error the way ImageJ does: stops the macro that called, or shows a message. */
final class ErrorReport {

	private ErrorReport() {}

	/**
	 * Reports a sentence, where somebody is there to read it.
	 *
	 * @return whether the user was told; if not, there is neither a macro nor a window
	 */
	static boolean show(final String title, final String sentence, final ThreadService threads) {
		if (stopMacro(sentence, threads)) return true;
		// Without its window ImageJ would print the message to standard output, where results may be expected.
		if (IJ.getInstance() == null || GraphicsEnvironment.isHeadless()) return false;
		IJ.error(title, sentence);
		return true;
	}

	/**
	 * Ends the macro that called with "Macro Error ... in line n". An exception alone would not stop it, and
	 * the lines after it would work on the wrong image.
	 *
	 * @return whether there is a macro
	 */
	static boolean stopMacro(final String sentence, final ThreadService threads) {
		final Interpreter interpreter = Interpreter.getInstance();
		if (interpreter == null) return false;
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
		return true;
	}
}
