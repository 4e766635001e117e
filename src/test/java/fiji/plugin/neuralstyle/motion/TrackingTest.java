package fiji.plugin.neuralstyle.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.Random;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.image.Planes;
import fiji.plugin.neuralstyle.motion.MovingScene.Vector;
import fiji.plugin.neuralstyle.network.RgbImage;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/** Motion that is known, found again. */
class TrackingTest {

	private static final int WIDTH = 120;
	private static final int HEIGHT = 100;
	private static final int MARGIN = 24;
	private static final RgbImage WORLD = MovingScene.texture(WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN, 1);
	private static final MovingScene SCENE = new MovingScene(WORLD, MovingScene.texture(36, 36, 2), WIDTH, HEIGHT, new Vector(
		2.5, 1), new Vector(40, 50), new Vector(6, -2));

	/** From a point of a picture to where it is in the world. */
	private interface Way {

		Vector to(double x, double y);
	}

	@Test
	void aTranslationIsFoundToASmallPartOfAPixel() {
		assertEquals(0, error((x, y) -> new Vector(x + 3.4, y - 1.7)), 0.15);
		assertEquals(0, error((x, y) -> new Vector(x - 12.25, y + 9.5)), 0.15);
	}

	@Test
	void aZoomIsFoundToASmallPartOfAPixel() {
		assertEquals(0, error((x, y) -> new Vector(1.04 * x - 3, 1.04 * y - 2)), 0.15);
	}

	@Test
	void noiseMovesNothing() {
		final RgbImage still = part((x, y) -> new Vector(x, y));
		final Tracking tracking = Tracking.of(noisy(still, 1), noisy(still, 2));
		int moved = 0;
		double hold = 0;
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			moved += tracking.flow().dx()[i] == 0 && tracking.flow().dy()[i] == 0 ? 0 : 1;
			hold += tracking.hold().channel(0)[i] / (WIDTH * HEIGHT);
		}
		assertTrue(moved < 0.01 * WIDTH * HEIGHT, "moved " + moved);
		assertEquals(1, hold, 0.05);
	}

	@Test
	void picturesWithoutAnythingOnThemStandStill() {
		final RgbImage flat = new RgbImage(WIDTH, HEIGHT, new float[RgbImage.CHANNELS * WIDTH * HEIGHT]);
		final Tracking tracking = Tracking.of(flat, flat);
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			assertEquals(0, tracking.flow().dx()[i]);
			assertEquals(1, tracking.hold().channel(0)[i]);
		}
	}

	@Test
	void whatCameIntoSightIsNotHeldAndTheRestIs() {
		final Tracking tracking = Tracking.of(SCENE.picture(0), SCENE.picture(1));
		double seen = 0;
		double seenPixels = 0;
		double hidden = 0;
		double hiddenPixels = 0;
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				final float hold = tracking.hold().planes()[y * WIDTH + x];
				if (SCENE.isSeenBefore(1, x, y)) {
					seen += hold;
					seenPixels++;
				}
				else if (SCENE.isUncovered(1, x, y)) {
					hidden += hold;
					hiddenPixels++;
				}
			}
		}
		final String all = "held where seen " + seen / seenPixels + ", where hidden " + hidden / hiddenPixels + " of " +
			hiddenPixels;
		assertTrue(hiddenPixels > 300, all);
		assertTrue(seen / seenPixels > 0.85, all);
		assertTrue(hidden / hiddenPixels < 0.1, all);
	}

	@Test
	void aLargePictureIsTrackedAtASmallerSize() {
		final RgbImage now = part((x, y) -> new Vector(x, y));
		final RgbImage before = part((x, y) -> new Vector(x + 4, y - 2));
		final Tracking tracking = Tracking.of(before, now, WIDTH * HEIGHT / 4);
		assertEquals(WIDTH / 2, tracking.flow().width());
		assertEquals(WIDTH / 2, tracking.hold().width());
		final Rectangle inside = new Rectangle(10, 10, WIDTH - 20, HEIGHT - 20);
		assertTrue(difference(Planes.crop(tracking.flow().warp(before), inside), Planes.crop(now, inside)) < 0.01);
		assertTrue(difference(Planes.crop(before, inside), Planes.crop(now, inside)) > 0.1);
	}

	/** Mean distance in pixels between the motion found and the one that was, away from borders. */
	private static double error(final Way way) {
		final Flow flow = Tracking.of(part((x, y) -> new Vector(x, y)), part(way)).flow();
		double sum = 0;
		int pixels = 0;
		for (int y = MARGIN; y < HEIGHT - MARGIN; y++) {
			for (int x = MARGIN; x < WIDTH - MARGIN; x++) {
				final Vector there = way.to(x, y);
				sum += Math.hypot(x + flow.dx()[y * WIDTH + x] - there.x(), y + flow.dy()[y * WIDTH + x] - there.y());
				pixels++;
			}
		}
		return sum / pixels;
	}

	private static RgbImage part(final Way way) {
		final float[] planes = new float[RgbImage.CHANNELS * WIDTH * HEIGHT];
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			final FloatProcessor plane = Planes.plane(WORLD, c);
			plane.setInterpolationMethod(ImageProcessor.BICUBIC);
			for (int i = 0; i < WIDTH * HEIGHT; i++) {
				final Vector there = way.to(i % WIDTH, i / WIDTH);
				planes[c * WIDTH * HEIGHT + i] = (float) plane.getInterpolatedPixel(MARGIN + there.x(), MARGIN + there.y());
			}
		}
		return new RgbImage(WIDTH, HEIGHT, planes);
	}

	private static double difference(final RgbImage a, final RgbImage b) {
		final float[] first = a.planes();
		final float[] second = b.planes();
		double sum = 0;
		for (int i = 0; i < first.length; i++) {
			sum += Math.abs(first[i] - second[i]) / first.length;
		}
		return sum;
	}

	private static RgbImage noisy(final RgbImage image, final long seed) {
		final Random random = new Random(seed);
		final float[] planes = image.planes().clone();
		for (int i = 0; i < planes.length; i++) {
			planes[i] += (float) (0.04 * random.nextGaussian());
		}
		return new RgbImage(WIDTH, HEIGHT, planes);
	}
}
