package fiji.plugin.neuralstyle.transfer.checkpoint;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.Program;

/**
 * The values of arrays as float32, which holds 16 bits of any kind exactly. They pass through Java's memory part by part,
 * as an array may be larger than that.
 *
 * @param program {@code optimizer.py}
 */
public record StoredArrays(Program program) {

	private static final int PART = 1 << 20;

	/** Writes an array's values; it has no name afterwards. */
	public void write(final NDArray array, final DataOutputStream out) throws IOException {
		// A name may make it one of a list.
		array.setName(null);
		final ByteBuffer bytes = ByteBuffer.allocate(partLength(array) * Float.BYTES);
		for (long start = 0; start < array.size(); start += PART) {
			final int count = (int) Math.min(PART, array.size() - start);
			try (NDManager scope = array.getManager().newSubManager()) {
				final NDArray part = program.call("part", new NDList(array, range(start, count, scope))).singletonOrThrow();
				part.attach(scope);
				bytes.asFloatBuffer().put(part.toFloatArray());
			}
			out.write(bytes.array(), 0, count * Float.BYTES);
		}
	}

	/** Reads them back into an array of the same size. */
	public void read(final DataInputStream in, final NDArray array) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(partLength(array) * Float.BYTES);
		for (long start = 0; start < array.size(); start += PART) {
			final int count = (int) Math.min(PART, array.size() - start);
			in.readFully(bytes.array(), 0, count * Float.BYTES);
			final float[] values = new float[count];
			bytes.asFloatBuffer().get(values);
			try (NDManager scope = array.getManager().newSubManager()) {
				program.call("put", new NDList(array, range(start, count, scope), scope.create(values))).close();
			}
		}
	}

	private NDArray range(final long start, final int count, final NDManager scope) {
		final NDArray range = program.numbers().create(new long[] { start, start + count });
		range.attach(scope);
		return range;
	}

	private static int partLength(final NDArray array) {
		return (int) Math.min(PART, array.size());
	}
}
