package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;

/**
 * Says in a sentence what is wrong with a file.
 *
 * @param source what messages call the file
 * @param format what the file should be, with an article: "a PyTorch"
 */
record Problems(String source, String format) {

	private static final int LONGEST_REASON = 300;

	/** A file that is not what its format wants. */
	IOException damaged(final String how) {
		return damaged(how, null);
	}

	/** A file that is not what its format wants, with what found it out. */
	IOException damaged(final String how, final Throwable cause) {
		return new IOException("The weights file \"" + source + "\" is damaged or not " + format + " file: " + brief(how) +
			". Fetch it again.", cause);
	}

	/** A file that is sound, but not to be used so; the text goes on after the file's name. */
	IOException unusable(final String what) {
		return new IOException("The weights file \"" + source + "\" " + brief(what) + ".");
	}

	/** The same of one tensor; the text goes on after its name. */
	IOException tensor(final String name, final String what) {
		return new IOException("In the weights file \"" + source + "\", tensor \"" + brief(name) + "\" " + brief(what) + ".");
	}

	/** The file has no tensor of that name. */
	IOException missing(final String name) {
		return unusable("has no tensor \"" + name + "\". Fetch it again, or name another file");
	}

	/** A damaged file may hold names of a megabyte. */
	private static String brief(final String text) {
		return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + " ..." : text;
	}
}
