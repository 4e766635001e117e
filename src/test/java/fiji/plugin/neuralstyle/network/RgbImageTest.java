package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.real.FloatType;

class RgbImageTest {

	private static final float[] PLANES = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18 };

	@Test
	void valuesOfOneArrayAreRedThenGreenThenBlue() {
		final RgbImage image = new RgbImage(3, 2, PLANES);

		assertArrayEquals(new float[] { 7, 8, 9, 10, 11, 12 }, image.channel(1));
		assertArrayEquals(PLANES, image.planes());
		assertNotSame(PLANES, image.planes());
		assertEquals(6, image.pixels());
	}

	@Test
	void anImgHasItsValuesWithoutACopy() {
		final RgbImage image = new RgbImage(3, 2, PLANES);
		final RandomAccess<FloatType> access = image.asImg().randomAccess();

		for (int i = 0; i < PLANES.length; i++) {
			access.setPosition(new int[] { i % 3, i / 3 % 2, i / 6 });
			assertEquals(PLANES[i], access.get().get());
		}
		assertSame(image.channel(2), image.asImg().getPlane(2).getCurrentStorageArray());
	}

	@Test
	void greyIsTheSameInAllChannels() {
		final float[] values = { 0.25f, 0.5f };
		final RgbImage grey = RgbImage.grey(2, 1, values);

		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			assertSame(values, grey.channel(c));
		}
	}

	@Test
	void valuesThatAreTooFewOrTooManyAreRefused() {
		refused("2 x 3 has 18 values, not 17", () -> new RgbImage(2, 3, new float[17]));
		refused("2 x 3 has 3 channels of 6 values", () -> new RgbImage(2, 3, new float[][] { new float[6], new float[5],
			new float[6] }));
		refused("2 x 3 has 3 channels of 6 values", () -> new RgbImage(2, 3, new float[2][6]));
		refused("at least one pixel, not 0 x 3", () -> new RgbImage(0, 3, new float[0]));
		assertThrows(ArithmeticException.class, () -> RgbImage.newChannels(46_341, 46_341));
	}

	private static void refused(final String reason, final Runnable making) {
		final String message = assertThrows(IllegalArgumentException.class, making::run).getMessage();
		assertTrue(message.contains(reason), message);
	}
}
