package fiji.plugin.neuralstyle.image;

import java.io.IOException;
import java.nio.file.Path;

/** What is wrong with a file, in sentences that name it and the way out. */
final class FileProblems {

	private FileProblems() {}

	/** @param predicate goes on from the file's name and ends with the way out */
	static IOException of(final Path file, final String predicate) {
		return new IOException("The file \"" + file + "\" " + predicate);
	}

	static IOException unreadable(final Path file) {
		return of(file, "cannot be read. Ask its owner for permission, or copy it to a folder of your own.");
	}

	static IOException truncated(final Path file, final ImageFormat format) {
		return of(file, "is a " + format + " image that ends too early. Copy or download it again.");
	}

	static IOException damaged(final Path file, final ImageFormat format, final Throwable cause) {
		final IOException problem = of(file, "is a damaged " + format + " image" + reason(cause) +
			". Copy or download it again, or save it anew in ImageJ.");
		problem.initCause(cause);
		return problem;
	}

	private static String reason(final Throwable cause) {
		// An index out of bounds tells a user nothing; it stays the cause.
		if (cause == null || cause instanceof RuntimeException || cause.getMessage() == null) return "";
		return " (" + cause.getMessage().strip().replaceAll("[.!]+$", "") + ")";
	}
}
