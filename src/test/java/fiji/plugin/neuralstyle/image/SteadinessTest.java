package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.RgbImage;

/** Noise and motion between two pictures. */
class SteadinessTest {

	private static final int WIDTH = 80;
	private static final int HEIGHT = 60;
	private static final RgbImage SCENE = FormulaNetwork.image(0, WIDTH, HEIGHT);

	@Test
	void noiseIsHeld() {
		for (final float hold : Steadiness.between(noisy(1), noisy(2)).planes()) {
			assertTrue(hold > 0.8, () -> "hold " + hold);
		}
	}

	@Test
	void whatChangesIsNotHeldAndTheRestIs() {
		final float[] changed = noisy(2).planes();
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			for (int y = 20; y < 40; y++) {
				for (int x = 40; x < 60; x++) {
					changed[(c * HEIGHT + y) * WIDTH + x] = 1;
				}
			}
		}
		final RgbImage hold = Steadiness.between(noisy(1), new RgbImage(WIDTH, HEIGHT, changed));
		double inside = 0;
		double outside = 0;
		for (int y = 0; y < hold.height(); y++) {
			for (int x = 0; x < hold.width(); x++) {
				final float value = hold.planes()[y * hold.width() + x];
				if (y >= 5 && y < 10 && x >= 10 && x < 15) inside += value / 25;
				else outside += value / (hold.width() * hold.height() - 25);
			}
		}
		assertEquals(0, inside, 0.1);
		assertEquals(1, outside, 0.1);
	}

	@Test
	void thePictureMayBeSmallerThanASquare() {
		final RgbImage tiny = new RgbImage(3, 2, new float[18]);
		assertEquals(1, Steadiness.between(tiny, tiny).planes()[0]);
	}

	private static RgbImage noisy(final long seed) {
		final Random random = new Random(seed);
		final float[] planes = SCENE.planes().clone();
		for (int i = 0; i < planes.length; i++) {
			planes[i] += (float) (0.05 * random.nextGaussian());
		}
		return new RgbImage(WIDTH, HEIGHT, planes);
	}
}
