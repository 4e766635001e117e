package fiji.plugin.neuralstyle.weights.format;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bytes of a file; only what is asked for is in memory. */
final class FileBytes implements RandomAccessBytes, Closeable {

	private final Path file;
	private final FileChannel channel;

	/**
	 * Opens a file.
	 *
	 * @throws IOException if it is missing, a folder or unreadable; the message says which
	 */
	FileBytes(final Path file) throws IOException {
		this.file = file;
		if (Files.isDirectory(file)) {
			throw new IOException("\"" + file + "\" is a folder, not a weights file. Name the file in it.");
		}
		try {
			channel = FileChannel.open(file);
		}
		catch (NoSuchFileException e) {
			throw new IOException("The weights file \"" + file + "\" does not exist. Check its path.", e);
		}
		catch (AccessDeniedException e) {
			throw new IOException("The weights file \"" + file + "\" may not be read. Change its permissions, or copy it.", e);
		}
	}

	@Override
	public String name() {
		return file.toString();
	}

	@Override
	public long length() throws IOException {
		return channel.size();
	}

	@Override
	public byte[] read(final long offset, final int count) throws IOException {
		final ByteBuffer buffer = ByteBuffer.allocate(count);
		while (buffer.hasRemaining()) {
			if (fill(buffer, offset + buffer.position()) < 0) {
				throw new EOFException("The weights file \"" + file + "\" ended while it was read. Fetch it again.");
			}
		}
		return buffer.array();
	}

	private int fill(final ByteBuffer buffer, final long offset) throws IOException {
		try {
			return channel.read(buffer, offset);
		}
		catch (IOException e) {
			throw new IOException("The weights file \"" + file + "\" cannot be read (" + e.getMessage() +
				"). Check the disk, or copy the file to another.", e);
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
