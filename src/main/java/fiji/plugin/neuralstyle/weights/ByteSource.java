package fiji.plugin.neuralstyle.weights;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes that can be read from any position: a file, or an array. Only what is asked for is in memory. */
abstract class ByteSource implements Closeable {

	private static final int BLOCK = 1 << 20;

	/**
	 * The bytes of a file.
	 *
	 * @throws IOException if it is missing, a folder or unreadable; the message says which
	 */
	static ByteSource of(final Path file) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException("\"" + file + "\" is a folder, not a weights file. Name the .safetensors file in it.");
		}
		try {
			return new OfFile(FileChannel.open(file));
		}
		catch (NoSuchFileException e) {
			throw new IOException("The weights file \"" + file + "\" does not exist. Check its path.", e);
		}
		catch (AccessDeniedException e) {
			throw new IOException("The weights file \"" + file + "\" may not be read. Change its permissions, or copy it.", e);
		}
	}

	/** The bytes of an array, which must not change. */
	static ByteSource of(final byte[] bytes) {
		return new OfArray(bytes);
	}

	/** How many bytes there are. */
	abstract long size() throws IOException;

	/**
	 * Fills the rest of a buffer.
	 *
	 * @throws EOFException if there are fewer bytes
	 */
	abstract void read(long position, ByteBuffer target) throws IOException;

	/** SHA-256 of all bytes, in hexadecimal. */
	String sha256() throws IOException {
		final MessageDigest digest = digest();
		final ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, size()));
		for (long position = 0; position < size(); position += block.limit()) {
			block.clear().limit((int) Math.min(block.capacity(), size() - position));
			read(position, block);
			digest.update(block.flip());
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java runtime has SHA-256.", e);
		}
	}

	private static final class OfFile extends ByteSource {

		private final FileChannel channel;

		OfFile(final FileChannel channel) {
			this.channel = channel;
		}

		@Override
		long size() throws IOException {
			return channel.size();
		}

		@Override
		void read(final long position, final ByteBuffer target) throws IOException {
			long next = position;
			while (target.hasRemaining()) {
				final int count = channel.read(target, next);
				if (count < 0) throw new EOFException();
				next += count;
			}
		}

		@Override
		public void close() throws IOException {
			channel.close();
		}
	}

	private static final class OfArray extends ByteSource {

		private final byte[] bytes;

		OfArray(final byte[] bytes) {
			this.bytes = bytes;
		}

		@Override
		long size() {
			return bytes.length;
		}

		@Override
		void read(final long position, final ByteBuffer target) throws IOException {
			if (position + target.remaining() > bytes.length) throw new EOFException();
			target.put(bytes, (int) position, target.remaining());
		}

		@Override
		public void close() {
			// Nothing to free.
		}
	}
}
