package fiji.plugin.neuralstyle.weights.download;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The part of a file that is here already. */
final class PartFile implements Closeable {

	private final Path file;
	private FileChannel channel;

	/** Nothing is opened or made before there is something to write. */
	PartFile(final Path file) {
		this.file = file;
	}

	static long size(final Path file) throws IOException {
		try {
			return Files.exists(file) ? Files.size(file) : 0;
		}
		catch (IOException e) {
			throw trouble(file, "read", e);
		}
	}

	static boolean matches(final Path file, final Checksum checksum) throws IOException {
		try {
			return checksum.matches(file);
		}
		catch (IOException e) {
			throw new DiskException(e.getMessage(), e);
		}
	}

	static void delete(final Path file) throws IOException {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException e) {
			throw trouble(file, "deleted", e);
		}
	}

	/**
	 * Looks, before anything is written, whether there is room for the rest.
	 *
	 * @param total bytes of the whole file
	 * @throws DiskException if not
	 */
	void checkRoom(final long total) throws IOException {
		new Room(file.toAbsolutePath().getParent()).check(total - size(file));
	}

	/** Goes on after so many bytes and forgets what comes later. */
	void continueAt(final long bytes) throws IOException {
		try {
			if (channel == null) channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			channel.truncate(bytes).position(bytes);
		}
		catch (IOException e) {
			throw trouble(file, "written", e);
		}
	}

	/** Writes there; after {@link #continueAt}. */
	void write(final ByteBuffer bytes) throws IOException {
		try {
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
		}
		catch (IOException e) {
			throw trouble(file, "written", e);
		}
	}

	private static IOException trouble(final Path file, final String what, final IOException e) {
		return new DiskException("\"" + file + "\" cannot be " + what + " (" + reason(file, e) +
			"). Make room there, or choose a folder where you may write.", e);
	}

	/** Messages of this kind may be nothing but the path. */
	private static String reason(final Path file, final IOException e) {
		if (e instanceof AccessDeniedException) return "access is denied";
		return e.getMessage() == null || e.getMessage().equals(file.toString()) ? e.getClass().getSimpleName() : e.getMessage();
	}

	@Override
	public void close() throws IOException {
		if (channel != null) channel.close();
	}
}
