package fiji.plugin.neuralstyle.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Brings images to the engine's device and back; large ones in parts, as Java's buffers end at 2 GB, and through one buffer,
 * as Java frees the memory of buffers late.
 */
final class Transport {

	private static final int MOST_VALUES = 1 << 22;

	private Transport() {}

	/** 1 x 3 x H x W, float32. */
	static NDArray toDevice(final RgbImage image, final NDManager owner) {
		return toDevice(image, owner, MOST_VALUES);
	}

	static NDArray toDevice(final RgbImage image, final NDManager owner, final int mostValues) {
		final Shape shape = new Shape(1, RgbImage.CHANNELS, image.height(), image.width());
		if (shape.size() <= mostValues) return atOnce(image, owner, shape);
		final NDArray array = owner.zeros(shape);
		final ByteBuffer buffer = buffer(mostValues);
		try (NDManager scope = owner.newSubManager(); NDArray flat = array.reshape(shape.size())) {
			for (int c = 0; c < RgbImage.CHANNELS; c++) {
				final long plane = (long) c * image.pixels();
				for (long start = 0; start < image.pixels(); start += mostValues) {
					final int count = (int) Math.min(mostValues, image.pixels() - start);
					buffer.asFloatBuffer().put(image.channel(c), (int) start, count);
					try (NDArray part = scope.create(buffer.slice(0, count * Float.BYTES).order(ByteOrder.nativeOrder()), new Shape(
						count), DataType.FLOAT32))
					{
						flat.set(range(plane + start, count), part);
					}
				}
			}
		}
		return array;
	}

	/** The engine would copy the values into such a buffer as well. */
	private static NDArray atOnce(final RgbImage image, final NDManager owner, final Shape shape) {
		final ByteBuffer values = buffer((int) shape.size());
		final FloatBuffer floats = values.asFloatBuffer();
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			floats.put(image.channel(c));
		}
		return owner.create(values, shape, DataType.FLOAT32);
	}

	private static ByteBuffer buffer(final int values) {
		return ByteBuffer.allocateDirect(values * Float.BYTES).order(ByteOrder.nativeOrder());
	}

	static RgbImage fromDevice(final NDArray image) {
		return fromDevice(image, MOST_VALUES);
	}

	static RgbImage fromDevice(final NDArray image, final int mostValues) {
		final int width = (int) image.getShape().get(3);
		final int height = (int) image.getShape().get(2);
		final int pixels = Math.multiplyExact(width, height);
		final float[][] channels = new float[RgbImage.CHANNELS][];
		try (NDArray flat = image.reshape(image.size())) {
			for (int c = 0; c < channels.length; c++) {
				channels[c] = values(flat, (long) c * pixels, pixels, mostValues);
			}
		}
		return new RgbImage(width, height, channels);
	}

	private static float[] values(final NDArray flat, final long first, final int count, final int mostValues) {
		if (count <= mostValues) return part(flat, first, count);
		final float[] values = new float[count];
		for (long start = 0; start < count; start += mostValues) {
			final int length = (int) Math.min(mostValues, count - start);
			System.arraycopy(part(flat, first + start, length), 0, values, (int) start, length);
		}
		return values;
	}

	private static float[] part(final NDArray flat, final long first, final int count) {
		try (NDArray part = flat.get(range(first, count))) {
			return part.toFloatArray();
		}
	}

	private static NDIndex range(final long first, final int count) {
		return new NDIndex().addSliceDim(first, first + count);
	}
}
