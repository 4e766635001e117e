package fiji.plugin.neuralstyle.weights.format;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How weights files store a number. */
public enum NumberFormat {

	/** IEEE 754 double precision, rounded to single when read. */
	F64(8, Float.MAX_VALUE) {

		@Override
		float read(final ByteBuffer from, final int offset) {
			return (float) from.getDouble(offset);
		}

		@Override
		void write(final ByteBuffer to, final float value) {
			to.putDouble(value);
		}
	},

	/** IEEE 754 single precision. */
	F32(4, Float.MAX_VALUE) {

		@Override
		float read(final ByteBuffer from, final int offset) {
			return from.getFloat(offset);
		}

		@Override
		void write(final ByteBuffer to, final float value) {
			to.putFloat(value);
		}
	},

	/** IEEE 754 half precision. */
	F16(2, Math.nextDown(65520f)) {

		@Override
		float read(final ByteBuffer from, final int offset) {
			return halfToFloat(from.getShort(offset));
		}

		@Override
		void write(final ByteBuffer to, final float value) {
			to.putShort(floatToHalf(value));
		}
	},

	/** bfloat16, the upper half of single precision. */
	BF16(2, Math.nextDown(0x1.ffp127f)) {

		@Override
		float read(final ByteBuffer from, final int offset) {
			return Float.intBitsToFloat(from.getShort(offset) << 16);
		}

		@Override
		void write(final ByteBuffer to, final float value) {
			final int bits = Float.floatToIntBits(value);
			to.putShort((short) ((bits + 0x7fff + (bits >>> 16 & 1)) >>> 16));
		}
	};

	private final int bytes;
	private final float largest;

	/** @param largest number that does not round to infinity */
	NumberFormat(final int bytes, final float largest) {
		this.bytes = bytes;
		this.largest = largest;
	}

	/** The format a file names so. */
	static Optional<NumberFormat> of(final String name) {
		return Arrays.stream(values()).filter(format -> format.name().equals(name)).findFirst();
	}

	/** Bytes of one number. */
	int bytes() {
		return bytes;
	}

	/** The number at a byte offset, in the buffer's byte order. */
	abstract float read(ByteBuffer from, int offset);

	/** Whether a number is finite, and so is the nearest one that this format has. */
	boolean holds(final float value) {
		return Math.abs(value) <= largest;
	}

	/** Appends the nearest number, ties to even; what is too large becomes infinite. */
	abstract void write(ByteBuffer to, float value);

	private static float halfToFloat(final short half) {
		final int sign = half & 0x8000;
		final int exponent = half >>> 10 & 0x1f;
		final int mantissa = half & 0x3ff;
		if (exponent == 0) {
			final float tiny = mantissa * 0x1p-24f;
			return sign == 0 ? tiny : -tiny;
		}
		final int bits = exponent == 31 ? 0x7f800000 | mantissa << 13 : exponent + 112 << 23 | mantissa << 13;
		return Float.intBitsToFloat(sign << 16 | bits);
	}

	private static short floatToHalf(final float value) {
		final int bits = Float.floatToIntBits(value);
		final int sign = bits >>> 16 & 0x8000;
		final float magnitude = Math.abs(value);
		if (Float.isNaN(value)) return (short) (sign | 0x7e00);
		if (magnitude > F16.largest) return (short) (sign | 0x7c00);
		if (magnitude < 0x1p-14f) return (short) (sign | (int) Math.rint(magnitude * 0x1p24));
		final int positive = bits & 0x7fffffff;
		return (short) (sign | (positive - (112 << 23) + 0xfff + (positive >>> 13 & 1)) >>> 13);
	}
}
