package fiji.plugin.neuralstyle.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that appears whole or not at all: written under a temporary name beside it, then moved. */
public final class WholeFile {

	private WholeFile() {}

	/** Writes the content of a file. */
	public interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	/**
	 * Writes a file, in a folder that exists; one of that name is replaced.
	 *
	 * @throws IOException if it cannot be written, saying why; no file is left behind
	 */
	public static void write(final Path file, final Content content) throws IOException {
		requireFolder(file);
		// Moving onto a link would replace the link, not the file behind it.
		final Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
		final Path temporary = temporary(target);
		final OutputStream out = create(temporary, file);
		try {
			try (out) {
				content.writeTo(out);
			}
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final IOException e) {
			throw unwritable(file, e);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	/** Really creates a file beside the given one, for permissions don't tell of file systems that are read-only. */
	static void check(final Path file) throws IOException {
		requireFolder(file);
		final Path temporary = temporary(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath());
		create(temporary, file).close();
		Files.delete(temporary);
	}

	private static void requireFolder(final Path file) throws IOException {
		if (Files.isDirectory(file)) {
			throw FileProblems.of(file, "cannot be written: there is a folder of that name. Choose another name.");
		}
		final Path folder = file.toAbsolutePath().getParent();
		if (!Files.exists(folder)) {
			throw FileProblems.of(file, "cannot be written: the folder \"" + folder +
				"\" does not exist. Create it, or choose another.");
		}
		if (!Files.isDirectory(folder)) {
			throw FileProblems.of(file, "cannot be written: \"" + folder + "\" is not a folder. Choose another place.");
		}
	}

	/** A name that no other run picks; hidden where a leading dot hides. */
	private static Path temporary(final Path target) {
		return target.resolveSibling("." + UUID.randomUUID() + ".tmp");
	}

	private static OutputStream create(final Path temporary, final Path file) throws IOException {
		try {
			// Not Files.createTempFile, whose files only their owner may read.
			return new BufferedOutputStream(Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW,
				StandardOpenOption.WRITE));
		}
		catch (final IOException e) {
			throw unwritable(file, e);
		}
	}

	private static IOException unwritable(final Path file, final IOException cause) {
		final IOException problem = FileProblems.of(file, "cannot be written: " + reason(cause).replaceFirst("[.]+$", "") +
			". Choose a folder where you may write and that has room.");
		problem.initCause(cause);
		return problem;
	}

	private static String reason(final IOException cause) {
		if (cause instanceof AccessDeniedException) return "its folder is read-only";
		if (cause instanceof FileSystemException system && system.getReason() != null) return system.getReason();
		return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
	}
}
