package fiji.plugin.neuralstyle.weights.format;

import java.util.List;

/**
 * What a safetensors header says of one tensor.
 *
 * @param name of the tensor
 * @param type its number format, such as F32; any text
 * @param shape extents, slowest first, none negative
 * @param start of its bytes, counted from the end of the header
 * @param end of its bytes, exclusive, not before the start
 */
record TensorEntry(String name, String type, List<Long> shape, long start, long end) {

	/** Extents multiplied; the header was read only if that is no more than a long holds. */
	long count() {
		return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
	}
}
