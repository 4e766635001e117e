package fiji.plugin.neuralstyle.weights.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.api.Test;

class NumberFormatTest {

	private static float stored(final NumberFormat format, final float value) {
		final ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
		format.write(buffer, value);
		return format.read(buffer, 0);
	}

	@Test
	void everyHalfIsReadAsItsValueAndWrittenBack() {
		final ByteBuffer buffer = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
		for (int bits = 0; bits < 0x10000; bits++) {
			final float value = NumberFormat.F16.read(buffer.putShort(0, (short) bits), 0);
			final int exponent = bits >> 10 & 31;
			final int mantissa = bits & 1023;
			if (exponent == 31 && mantissa != 0) {
				assertTrue(Float.isNaN(value));
				continue;
			}
			final double magnitude = exponent == 31 ? Double.POSITIVE_INFINITY //
				: exponent == 0 ? mantissa * Math.pow(2, -24) : (1024 + mantissa) * Math.pow(2, exponent - 25);
			assertEquals((float) (bits < 0x8000 ? magnitude : -magnitude), value);
			NumberFormat.F16.write(buffer.clear(), value);
			assertEquals((short) bits, buffer.getShort(0));
		}
	}

	@Test
	void halvesAreTheNearestAndTiesGoToEven() {
		assertEquals(1f, stored(NumberFormat.F16, 1 + 0x1p-11f));
		assertEquals(1 + 0x1p-9f, stored(NumberFormat.F16, 1 + 3 * 0x1p-11f));
		assertEquals(1 + 0x1p-10f, stored(NumberFormat.F16, Math.nextUp(1 + 0x1p-11f)));
		assertEquals(2f, stored(NumberFormat.F16, Math.nextDown(2f)));
		// Among the denormal numbers, and from them to the smallest normal one.
		assertEquals(0f, stored(NumberFormat.F16, 0x1p-25f));
		assertEquals(0x1p-23f, stored(NumberFormat.F16, 3 * 0x1p-25f));
		assertEquals(0x1p-24f, stored(NumberFormat.F16, Math.nextUp(0x1p-25f)));
		assertEquals(0x1p-14f, stored(NumberFormat.F16, Math.nextDown(0x1p-14f)));
		assertEquals(0f, stored(NumberFormat.F16, Float.MIN_VALUE));
		assertEquals(-0f, stored(NumberFormat.F16, -0f));
	}

	@Test
	void halvesThatAreTooLargeAreInfinite() {
		assertEquals(65504f, stored(NumberFormat.F16, Math.nextDown(65520f)));
		assertEquals(Float.POSITIVE_INFINITY, stored(NumberFormat.F16, 65520f));
		assertEquals(Float.NEGATIVE_INFINITY, stored(NumberFormat.F16, -1e30f));
		assertEquals(Float.NEGATIVE_INFINITY, stored(NumberFormat.F16, Float.NEGATIVE_INFINITY));
		assertTrue(Float.isNaN(stored(NumberFormat.F16, Float.NaN)));
	}

	@Test
	void bfloat16IsTheNearestAndTiesGoToEven() {
		assertEquals(1f, stored(NumberFormat.BF16, 1 + 0x1p-8f));
		assertEquals(1 + 0x1p-6f, stored(NumberFormat.BF16, 1 + 3 * 0x1p-8f));
		assertEquals(-1 - 0x1p-7f, stored(NumberFormat.BF16, -Math.nextUp(1 + 0x1p-8f)));
		assertEquals(0x1p-133f, stored(NumberFormat.BF16, 0x1p-133f));
		assertEquals(Float.POSITIVE_INFINITY, stored(NumberFormat.BF16, Float.MAX_VALUE));
		assertEquals(Float.NEGATIVE_INFINITY, stored(NumberFormat.BF16, Float.NEGATIVE_INFINITY));
		assertTrue(Float.isNaN(stored(NumberFormat.BF16, Float.NaN)));
	}

	@Test
	void singleAndDoublePrecisionAreExact() {
		for (final float value : new float[] { 0.1f, -Float.MIN_VALUE, Float.MAX_VALUE }) {
			assertEquals(value, stored(NumberFormat.F32, value));
			assertEquals(value, stored(NumberFormat.F64, value));
		}
	}

	@Test
	void aFormatKnowsWhatItHolds() {
		for (final NumberFormat format : NumberFormat.values()) {
			assertFalse(format.holds(Float.NaN));
			assertFalse(format.holds(Float.NEGATIVE_INFINITY));
			for (final float value : new float[] { 65504, Math.nextDown(65520f), 65520, 0x1.fep127f, 0x1.fefffep127f, 0x1.ffp127f,
				-Float.MAX_VALUE, 0 })
			{
				assertEquals(Float.isFinite(stored(format, value)), format.holds(value), () -> value + " in " + format);
			}
		}
	}
}
