package fiji.plugin.neuralstyle.weights.format;

import java.io.EOFException;
import java.util.Arrays;

/**
 * The bytes of an array.
 *
 * @param name what messages call it
 * @param array must not change
 */
record ArrayBytes(String name, byte[] array) implements RandomAccessBytes {

	@Override
	public long length() {
		return array.length;
	}

	@Override
	public byte[] read(final long offset, final int count) throws EOFException {
		if (offset < 0 || offset > array.length - count) throw new EOFException("\"" + name + "\" ended while it was read.");
		return Arrays.copyOfRange(array, (int) offset, (int) offset + count);
	}
}
