package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers that lie side by side in a file.
 *
 * @param start of the first one's bytes
 * @param count how many; whatever the file claims
 * @param format of each
 * @param order of a number's bytes
 */
record NumberBlock(long start, long count, NumberFormat format, ByteOrder order) {

	private static final int BLOCK_BYTES = 4 << 20;

	/**
	 * Reads them as float32. Nothing is allocated before the file is known to be long enough.
	 *
	 * @param tensor what messages call the block
	 * @throws IOException if they reach beyond the file, or one of them is not finite
	 */
	float[] read(final RandomAccessBytes bytes, final String tensor, final Problems problems) throws IOException {
		// Divided, as the product may overflow.
		if (start < 0 || count < 0 || start > bytes.length() || count > (bytes.length() - start) / format.bytes()) {
			throw problems.damaged("tensor \"" + tensor + "\" would reach beyond the file's end");
		}
		if (count > Integer.MAX_VALUE - 8) {
			throw problems.tensor(tensor, "has " + count + " values; no VGG network is so large. Name another file");
		}
		final float[] values = new float[(int) count];
		final int perBlock = BLOCK_BYTES / format.bytes();
		for (int first = 0; first < values.length; first += perBlock) {
			final int here = Math.min(perBlock, values.length - first);
			final ByteBuffer block = ByteBuffer.wrap(bytes.read(start + (long) first * format.bytes(), here * format.bytes()))
				.order(order);
			for (int i = 0; i < here; i++) {
				final float value = format.read(block, i * format.bytes());
				if (!Float.isFinite(value)) {
					throw problems.damaged("tensor \"" + tensor + "\" holds " + value + ", which is not a finite number");
				}
				values[first + i] = value;
			}
		}
		return values;
	}
}
