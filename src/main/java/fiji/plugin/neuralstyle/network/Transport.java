package fiji.plugin.neuralstyle.network;

import java.nio.FloatBuffer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/** Brings images to the engine's device and back; in parts, as Java's buffers end at 2 GB. */
final class Transport {

	private static final int MOST_VALUES = 1 << 26;

	private Transport() {}

	/** 1 x 3 x H x W, float32. */
	static NDArray toDevice(final RgbImage image, final NDManager owner) {
		return toDevice(image, owner, MOST_VALUES);
	}

	static NDArray toDevice(final RgbImage image, final NDManager owner, final int mostValues) {
		final Shape shape = new Shape(1, RgbImage.CHANNELS, image.height(), image.width());
		final float[] values = image.planes();
		if (values.length <= mostValues) return owner.create(values, shape);
		final NDArray array = owner.zeros(shape);
		try (NDManager scope = owner.newSubManager(); NDArray flat = array.reshape(values.length)) {
			for (int start = 0; start < values.length; start += mostValues) {
				final int end = Math.min(values.length, start + mostValues);
				final NDArray part = scope.create(FloatBuffer.wrap(values, start, end - start).slice(), new Shape(end - start));
				flat.set(range(start, end), part);
				part.close();
			}
		}
		return array;
	}

	static RgbImage fromDevice(final NDArray image) {
		return fromDevice(image, MOST_VALUES);
	}

	static RgbImage fromDevice(final NDArray image, final int mostValues) {
		final int width = (int) image.getShape().get(3);
		final int height = (int) image.getShape().get(2);
		final int count = Math.toIntExact(image.size());
		if (count <= mostValues) return new RgbImage(width, height, image.toFloatArray());
		final float[] values = new float[count];
		try (NDArray flat = image.reshape(count)) {
			for (int start = 0; start < count; start += mostValues) {
				final int end = Math.min(count, start + mostValues);
				try (NDArray part = flat.get(range(start, end))) {
					System.arraycopy(part.toFloatArray(), 0, values, start, end - start);
				}
			}
		}
		return new RgbImage(width, height, values);
	}

	private static NDIndex range(final int start, final int end) {
		return new NDIndex().addSliceDim(start, end);
	}
}
