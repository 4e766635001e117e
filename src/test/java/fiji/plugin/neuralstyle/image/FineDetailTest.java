package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.RgbImage;

class FineDetailTest {

	private static final int SIDE = 200;

	@Test
	void aFlatContentHasNoDetail() {
		final RgbImage painted = image(0.02, 0.3);

		assertArrayEquals(painted.planes(), FineDetail.over(painted, image(0, 0.7), 1).planes(), 1e-5f);
	}

	/** The blur's standard deviation is one pixel here: it leaves exp(-w^2 / 2) of a wave of w radians a pixel. */
	@Test
	void ofAWaveAsMuchIsLaidOverAsABlurTakesAway() {
		final RgbImage flat = image(0, 0.5);

		final RgbImage result = FineDetail.over(flat, wave(Math.PI / 2), 0.5);

		final double expected = 0.5 * 0.1 * (1 - Math.exp(-Math.PI * Math.PI / 8));
		assertEquals(expected, amplitude(result), 0.05 * expected);
	}

	@Test
	void whatIsLargeIsNotLaidOver() {
		assertEquals(0, amplitude(FineDetail.over(image(0, 0.5), wave(2 * Math.PI / 100), 1)), 5e-4);
	}

	@Test
	void coloursStayAndValuesDoNotLeaveTheirRange() {
		final RgbImage result = FineDetail.over(image(0, 0.98), wave(Math.PI / 2), 1);
		assertArrayEquals(result.channel(0), result.channel(1));
		for (final float value : result.channel(0)) {
			assertEquals(Math.min(1, Math.max(0, value)), value);
		}
	}

	private static double amplitude(final RgbImage image) {
		double largest = 0;
		// Far from the edges, where a blur sees their repeated values.
		for (int x = 50; x < 150; x++) {
			largest = Math.max(largest, Math.abs(image.channel(0)[100 * SIDE + x] - 0.5));
		}
		return largest;
	}

	private static RgbImage image(final double slope, final double value) {
		final float[] planes = new float[3 * SIDE * SIDE];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = (float) (value + slope * Math.sin(0.1 * i));
		}
		return new RgbImage(SIDE, SIDE, planes);
	}

	/** Upright, with an amplitude of 0.1 around 0.5, its crests at pixels. */
	private static RgbImage wave(final double frequency) {
		final float[] planes = new float[3 * SIDE * SIDE];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = (float) (0.5 + 0.1 * Math.cos(frequency * (i % SIDE - 100)));
		}
		return new RgbImage(SIDE, SIDE, planes);
	}
}
