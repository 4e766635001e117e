package fiji.plugin.neuralstyle.weights.format;

import java.util.List;

import net.razorvine.pickle.PickleException;

/**
 * What a pickle says of one tensor, checked against what it says of the tensor's storage.
 *
 * @param storage that holds the numbers, and perhaps those of other tensors
 * @param offset of the first number in the storage
 * @param shape extents, slowest first, none negative
 * @param strides in numbers, one an extent, none negative
 */
record TorchTensor(Storage storage, long offset, List<Long> shape, List<Long> strides) {

	/**
	 * A run of numbers in the file.
	 *
	 * @param key what the file calls it
	 * @param type of the numbers
	 * @param count how many, not negative
	 */
	record Storage(String key, StorageType type, long count) {}

	/**
	 * @throws PickleException if it does not fit into its storage, or names numbers twice, as then a tiny file
	 *           could hold a huge tensor
	 */
	TorchTensor {
		try {
			if (shape.size() != strides.size() || offset < 0 || least(shape) < 0 || least(strides) < 0 || count(
				shape) > storage.count() || offset + span(shape, strides) > storage.count())
			{
				throw new PickleException("a tensor of shape " + shape + " and strides " + strides + " from " + offset +
					" does not fit into its " + storage.count() + " numbers");
			}
		}
		catch (ArithmeticException e) {
			throw new PickleException("a tensor has the impossible shape " + shape + " and strides " + strides, e);
		}
	}

	/** How many numbers it has. */
	long count() {
		return count(shape);
	}

	/** How many numbers lie from its first to its last in the storage, both included. */
	long span() {
		return span(shape, strides);
	}

	/** Its numbers with the last index fastest, given those of its span. */
	float[] gather(final float[] span) {
		if (isInOrder()) return span;
		final float[] values = new float[Math.toIntExact(count())];
		final long[] index = new long[shape.size()];
		for (int i = 0; i < values.length; i++) {
			long at = 0;
			for (int d = 0; d < index.length; d++) {
				at += index[d] * strides.get(d);
			}
			values[i] = span[(int) at];
			for (int d = index.length - 1; d >= 0 && ++index[d] == shape.get(d); d--) {
				index[d] = 0;
			}
		}
		return values;
	}

	private boolean isInOrder() {
		long expected = 1;
		for (int d = shape.size() - 1; d >= 0; d--) {
			if (shape.get(d) != 1 && strides.get(d) != expected) return false;
			expected *= shape.get(d);
		}
		return true;
	}

	private static long least(final List<Long> numbers) {
		return numbers.stream().mapToLong(Long::longValue).min().orElse(0);
	}

	private static long count(final List<Long> shape) {
		return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
	}

	private static long span(final List<Long> shape, final List<Long> strides) {
		if (shape.contains(0L)) return 0;
		long last = 0;
		for (int d = 0; d < shape.size(); d++) {
			last = Math.addExact(last, Math.multiplyExact(shape.get(d) - 1, strides.get(d)));
		}
		return Math.addExact(last, 1);
	}
}
