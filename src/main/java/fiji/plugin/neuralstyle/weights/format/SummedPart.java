package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.util.zip.CRC32;

/** A part of a zip file that is read from its beginning to its end, and then must have the sum the zip says. */
final class SummedPart implements RandomAccessBytes {

	private final RandomAccessBytes bytes;
	private final long end;
	private final long expected;
	private final IOException otherwise;
	private final CRC32 sum = new CRC32();
	private long next;

	/**
	 * @param bytes of the whole file
	 * @param expected CRC-32 of the part
	 * @param otherwise what is thrown with its last bytes if it has another
	 */
	SummedPart(final RandomAccessBytes bytes, final long start, final long length, final long expected,
		final IOException otherwise)
	{
		this.bytes = bytes;
		this.expected = expected;
		this.otherwise = otherwise;
		next = start;
		end = start + length;
	}

	@Override
	public String name() {
		return bytes.name();
	}

	@Override
	public long length() throws IOException {
		return bytes.length();
	}

	@Override
	public byte[] read(final long offset, final int count) throws IOException {
		final byte[] block = bytes.read(offset, count);
		if (offset == next) {
			sum.update(block);
			next += count;
			if (next == end && sum.getValue() != expected) throw otherwise;
		}
		return block;
	}
}
