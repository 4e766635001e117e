package fiji.plugin.neuralstyle.weights.download;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The part of a file that is here already. */
final class PartFile implements Closeable {

	private final Path file;
	private final FileChannel channel;

	/** Opens it, or makes it. */
	PartFile(final Path file) throws IOException {
		this.file = file;
		try {
			channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		}
		catch (IOException e) {
			throw trouble(e);
		}
	}

	static long size(final Path file) throws IOException {
		return Files.exists(file) ? Files.size(file) : 0;
	}

	/** Goes on after so many bytes and forgets what comes later. */
	void continueAt(final long bytes) throws IOException {
		try {
			channel.truncate(bytes).position(bytes);
		}
		catch (IOException e) {
			throw trouble(e);
		}
	}

	void write(final ByteBuffer bytes) throws IOException {
		try {
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
		}
		catch (IOException e) {
			throw trouble(e);
		}
	}

	private IOException trouble(final IOException e) {
		return new DiskException("\"" + file + "\" cannot be written (" + e.getMessage() +
			"). Make room there, or choose a folder where you may write.", e);
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
