package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * Bytes as a channel for a library that reads a file's table of contents: in blocks, as such a library
 * asks for a few bytes at a time, and no more of them than a table of contents has. Trouble with reading
 * is an {@link UncheckedIOException}, so that the library cannot take it for trouble with the content.
 */
final class BytesChannel implements SeekableByteChannel {

	private static final int BLOCK = 1 << 16;

	private final RandomAccessBytes bytes;
	private final long length;
	private long budget;
	private byte[] block = {};
	private long blockStart;
	private long position;
	private boolean open = true;

	/**
	 * @param budget how many bytes may be read
	 */
	BytesChannel(final RandomAccessBytes bytes, final long budget) throws IOException {
		this.bytes = bytes;
		this.budget = budget;
		length = bytes.length();
	}

	@Override
	public int read(final ByteBuffer target) throws IOException {
		if (position >= length) return -1;
		if (position < blockStart || position >= blockStart + block.length) refill();
		final int from = (int) (position - blockStart);
		final int count = Math.min(target.remaining(), block.length - from);
		target.put(block, from, count);
		position += count;
		return count;
	}

	private void refill() throws IOException {
		// Whole blocks of the file, as zip files are searched backwards.
		final long start = position / BLOCK * BLOCK;
		final int count = (int) Math.min(BLOCK, length - start);
		budget -= count;
		if (budget < 0) throw new IOException("its table of contents is too long");
		try {
			block = bytes.read(start, count);
			blockStart = start;
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	public long position() {
		return position;
	}

	@Override
	public SeekableByteChannel position(final long newPosition) throws IOException {
		if (newPosition < 0) throw new IOException("it points to a place before its beginning");
		position = newPosition;
		return this;
	}

	@Override
	public long size() {
		return length;
	}

	@Override
	public int write(final ByteBuffer source) {
		throw new NonWritableChannelException();
	}

	@Override
	public SeekableByteChannel truncate(final long size) {
		throw new NonWritableChannelException();
	}

	@Override
	public boolean isOpen() {
		return open;
	}

	/** The bytes stay open. */
	@Override
	public void close() {
		open = false;
	}
}
