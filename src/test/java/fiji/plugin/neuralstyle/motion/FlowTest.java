package fiji.plugin.neuralstyle.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.image.Planes;
import fiji.plugin.neuralstyle.network.RgbImage;

/** Pictures moved along a flow. */
class FlowTest {

	private static final int WIDTH = 60;
	private static final int HEIGHT = 50;
	private static final int MARGIN = 8;
	private static final RgbImage WORLD = MovingScene.texture(WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN, 1);

	@Test
	void aShiftedPictureBecomesTheOtherExactly() {
		final RgbImage warped = constant(WIDTH, HEIGHT, 3, -5).warp(part(0, 0));
		final RgbImage expected = part(3, -5);
		final Rectangle inside = new Rectangle(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
		assertArrayEquals(Planes.crop(expected, inside).planes(), Planes.crop(warped, inside).planes(), 1e-6f);
	}

	@Test
	void whatStandsStillIsKeptToTheLastBit() {
		assertArrayEquals(part(0, 0).planes(), constant(WIDTH, HEIGHT, 0, 0).warp(part(0, 0)).planes());
	}

	@Test
	void betweenPixelsLittleIsLost() {
		final Flow half = constant(WIDTH, HEIGHT, 0.5f, 0.5f);
		final RgbImage twice = half.warp(half.warp(part(0, 0)));
		final RgbImage expected = part(1, 1);
		final Rectangle inside = new Rectangle(4, 4, WIDTH - 8, HEIGHT - 8);
		assertArrayEquals(Planes.crop(expected, inside).planes(), Planes.crop(twice, inside).planes(), 0.04f);
	}

	@Test
	void itIsScaledWithThePicture() {
		final Flow doubled = constant(WIDTH / 2, HEIGHT / 2, 2, -1).resize(WIDTH, HEIGHT);
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			assertEquals(4, doubled.dx()[i], 1e-6);
			assertEquals(-2, doubled.dy()[i], 1e-6);
		}
		assertArrayEquals(doubled.warp(part(0, 0)).planes(), constant(WIDTH / 2, HEIGHT / 2, 2, -1).warp(part(0, 0)).planes());
	}

	@Test
	void whatComesFromOutsideIsTheNearestPixelAndNoValueLeavesTheRange() {
		final RgbImage warped = constant(WIDTH, HEIGHT, -1000, 0).warp(part(0, 0));
		for (int y = 0; y < HEIGHT; y++) {
			assertEquals(part(0, 0).planes()[y * WIDTH], warped.planes()[y * WIDTH + 30], 1e-3);
		}
		final float[] steps = new float[RgbImage.CHANNELS * WIDTH * HEIGHT];
		for (int i = 0; i < steps.length; i++) {
			steps[i] = i % 8 < 4 ? 0 : 1;
		}
		for (final float value : constant(WIDTH, HEIGHT, 0.4f, 0.3f).warp(new RgbImage(WIDTH, HEIGHT, steps)).planes()) {
			assertTrue(value >= 0 && value <= 1, () -> "value " + value);
		}
	}

	@Test
	void aFlowOfAnotherLengthIsRefused() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new Flow(4, 3, new float[12], new float[11])).getMessage()
			.contains("4 x 3"));
	}

	private static Flow constant(final int width, final int height, final float x, final float y) {
		final float[] dx = new float[width * height];
		final float[] dy = new float[width * height];
		Arrays.fill(dx, x);
		Arrays.fill(dy, y);
		return new Flow(width, height, dx, dy);
	}

	private static RgbImage part(final int x, final int y) {
		return Planes.crop(WORLD, new Rectangle(MARGIN + x, MARGIN + y, WIDTH, HEIGHT));
	}
}
