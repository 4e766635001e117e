package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.jhdf.ObjectHeader;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;

/**
 * What an HDF5 file says of one array.
 *
 * @param shape extents, slowest first
 * @param place of its numbers; empty if they are no floating point numbers, or not side by side
 */
record Hdf5Dataset(List<Long> shape, Optional<NumberBlock> place) {

	/**
	 * Reads it from its header.
	 *
	 * @throws RuntimeException if the header is malformed
	 */
	static Hdf5Dataset of(final ObjectHeader header) {
		final List<Long> shape = Arrays.stream(header.getMessageOfType(DataSpaceMessage.class).getDataSpace().getDimensions())
			.asLongStream().boxed().toList();
		final long count = shape.stream().reduce(1L, Math::multiplyExact);
		if (header.getMessageOfType(DataTypeMessage.class).getDataType() instanceof FloatingPoint type && header
			.getMessageOfType(DataLayoutMessage.class) instanceof ContiguousDataLayoutMessage layout)
		{
			return new Hdf5Dataset(shape, format(type).map(format -> new NumberBlock(layout.getAddress(), count, format,
				type.getByteOrder())));
		}
		return new Hdf5Dataset(shape, Optional.empty());
	}

	/** By the bits of the exponent, as other formats of the same sizes differ in them. */
	private static Optional<NumberFormat> format(final FloatingPoint type) {
		return Optional.ofNullable(switch (type.getExponentSize()) {
			case 5 -> NumberFormat.F16;
			case 8 -> NumberFormat.F32;
			case 11 -> NumberFormat.F64;
			default -> null;
		}).filter(format -> format.bytes() == type.getSize());
	}

	/** Whether it is the kernel of a two-dimensional convolution. */
	boolean isKernel() {
		return shape.size() == 4;
	}

	/** The shape as the network wants it: Keras' kernels are [row][column][in][out], these are [out][in][row][column]. */
	List<Long> networkShape() {
		return isKernel() ? List.of(shape.get(3), shape.get(2), shape.get(0), shape.get(1)) : shape;
	}

	/** The values in the order of {@link #networkShape}. */
	float[] read(final RandomAccessBytes bytes, final String name, final Problems problems) throws IOException {
		final NumberBlock block = place.orElseThrow(() -> problems.tensor(name,
			"is compressed, in pieces, or of a type that is not read. Save the weights with Keras' save_weights again"));
		final float[] values = block.read(bytes, name, problems);
		return isKernel() ? transpose(values) : values;
	}

	private float[] transpose(final float[] values) {
		final int outputs = Math.toIntExact(shape.get(3));
		final int inputs = Math.toIntExact(shape.get(2));
		final int area = Math.toIntExact(shape.get(0) * shape.get(1));
		final float[] transposed = new float[values.length];
		for (int place = 0, i = 0; place < area; place++) {
			for (int in = 0; in < inputs; in++) {
				for (int out = 0; out < outputs; out++, i++) {
					transposed[(out * inputs + in) * area + place] = values[i];
				}
			}
		}
		return transposed;
	}
}
