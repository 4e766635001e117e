package fiji.plugin.neuralstyle.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
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
		final Path target = target(file);
		write(file, content, target, temporary(target));
	}

	/**
	 * The same for a file that no other process writes at the same time: its temporary name is always the same, so that what
	 * a process left which was killed while it wrote is gone with the next one.
	 */
	public static void writeAlone(final Path file, final Content content) throws IOException {
		requireFolder(file);
		final Path target = target(file);
		final Path temporary = fixed(target, "");
		Files.deleteIfExists(temporary);
		write(file, content, target, temporary);
	}

	/** Moving onto a link would replace the link, not the file behind it. */
	private static Path target(final Path file) throws IOException {
		return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
	}

	private static void write(final Path file, final Content content, final Path target, final Path temporary)
		throws IOException
	{
		final OutputStream out = create(temporary, file, StandardOpenOption.CREATE_NEW);
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

	/**
	 * Really creates a file beside the given one, for permissions don't tell of file systems that are read-only. Many may do
	 * so at once; what a killed process leaves of it is gone with the next check.
	 */
	static void check(final Path file) throws IOException {
		requireFolder(file);
		final Path temporary = fixed(target(file), "check ");
		create(temporary, file, StandardOpenOption.CREATE).close();
		Files.deleteIfExists(temporary);
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

	/** A name that every run picks for the same file and purpose; of a length that any file system takes. */
	private static Path fixed(final Path target, final String purpose) {
		return target.resolveSibling("." + UUID.nameUUIDFromBytes((purpose + target.getFileName()).getBytes(
			StandardCharsets.UTF_8)) + ".tmp");
	}

	private static OutputStream create(final Path temporary, final Path file, final OpenOption how) throws IOException {
		try {
			// Not Files.createTempFile, whose files only their owner may read.
			return new BufferedOutputStream(Files.newOutputStream(temporary, how, StandardOpenOption.WRITE));
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
