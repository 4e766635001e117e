package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * A part of some bytes as a stream that knows where it is. Trouble with reading is an
 * {@link UncheckedIOException}, so that a parser cannot take it for trouble with the content.
 */
final class BytesStream extends InputStream {

	private static final int BLOCK = 1 << 16;

	private final RandomAccessBytes bytes;
	private final long end;
	private byte[] block = {};
	private long blockStart;
	private long position;

	/**
	 * @param start of the part
	 * @param end of the part, exclusive; not beyond the bytes
	 */
	BytesStream(final RandomAccessBytes bytes, final long start, final long end) {
		this.bytes = bytes;
		this.end = end;
		position = start;
	}

	/** Where the next byte is, counted from the beginning of all bytes. */
	long position() {
		return position;
	}

	/** How many bytes are left. */
	long remaining() {
		return end - position;
	}

	@Override
	public int read() {
		if (position >= end) return -1;
		refill();
		return block[(int) (position++ - blockStart)] & 0xff;
	}

	@Override
	public int read(final byte[] target, final int offset, final int count) {
		Objects.checkFromIndexSize(offset, count, target.length);
		if (count == 0) return 0;
		if (position >= end) return -1;
		refill();
		final int from = (int) (position - blockStart);
		final int copied = Math.min(count, block.length - from);
		System.arraycopy(block, from, target, offset, copied);
		position += copied;
		return copied;
	}

	/** The next four bytes as a little-endian number without a sign; they stay unread. Less than four count as zeros. */
	long peekUnsignedInt() {
		final long start = position;
		long number = 0;
		for (int i = 0; i < Integer.BYTES; i++) {
			number |= (long) Math.max(0, read()) << Byte.SIZE * i;
		}
		position = start;
		return number;
	}

	/** Makes the block one that has the next byte. */
	private void refill() {
		if (position >= blockStart && position < blockStart + block.length) return;
		try {
			block = bytes.read(position, (int) Math.min(BLOCK, end - position));
			blockStart = position;
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
