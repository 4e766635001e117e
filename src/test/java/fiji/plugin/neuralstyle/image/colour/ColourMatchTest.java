package fiji.plugin.neuralstyle.image.colour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.RgbImage;

/** How near a style's colours come to a content's, as distances of their statistics. */
class ColourMatchTest {

	private static final RgbImage STYLE = colours(1, 60, 50, 0.2, 0.5, 0.7);
	private static final RgbImage CONTENT = colours(2, 48, 40, 0.6, 0.4, 0.3);

	@Test
	void withItsCovarianceMatchedAStyleHasTheContentsMeanAndCovariance() {
		final RgbImage matched = CovarianceMatch.apply(STYLE, CONTENT);

		assertTrue(distance(STYLE, CONTENT) > 0.3, "before " + distance(STYLE, CONTENT));
		assertEquals(0, distance(matched, CONTENT), 2e-3);
	}

	@Test
	void theMapMovesColoursNoMoreThanItMust() {
		final RgbImage same = CovarianceMatch.apply(STYLE, STYLE);

		assertArrayEquals(STYLE.planes(), same.planes(), 1e-3f);
	}

	@Test
	void aGreyStyleTakesTheContentsMainColoursAndNoNoise() {
		final RgbImage grey = grey(STYLE);

		final RgbImage matched = CovarianceMatch.apply(grey, CONTENT);

		assertArrayEquals(ColourStatistics.of(CONTENT).mean(), ColourStatistics.of(matched).mean(), 1e-3);
		for (int i = 0; i < 3000; i += 100) {
			for (int j = 0; j < 3000; j += 100) {
				if (grey.channel(0)[i] != grey.channel(0)[j]) continue;
				assertEquals(matched.channel(1)[i], matched.channel(1)[j], "equal greys stay equal");
			}
		}
	}

	@Test
	void ofOneColourEverythingBecomesThatColour() {
		final float[] grey = new float[1600];
		Arrays.fill(grey, 0.25f);
		final RgbImage even = RgbImage.grey(40, 40, grey);

		assertEquals(0, distance(CovarianceMatch.apply(STYLE, even), even), 1e-6);
		assertEquals(0, distance(HistogramMatch.apply(STYLE, even), even), 1e-4);
		assertArrayEquals(ColourStatistics.of(CONTENT).mean(), ColourStatistics.of(CovarianceMatch.apply(even, CONTENT)).mean(),
			1e-4);
	}

	@Test
	void withItsHistogramsMatchedAStyleHasTheContentsDistributions() {
		final LabImage before = LabImage.of(STYLE);
		final LabImage matched = LabImage.of(HistogramMatch.apply(STYLE, CONTENT));
		final LabImage wanted = LabImage.of(CONTENT);

		for (int c = 0; c < 3; c++) {
			final double far = distance(before.planes()[c], wanted.planes()[c]);
			final double near = distance(matched.planes()[c], wanted.planes()[c]);
			assertTrue(far > 3, "plane " + c + ": " + far);
			assertTrue(near < 0.5, "plane " + c + ": " + near);
		}
	}

	@Test
	void anEvenAreaStaysEvenWhenHistogramsAreMatched() {
		final float[] values = new float[4800];
		for (int i = 0; i < 4800; i++) {
			values[i] = i % 2 == 0 ? 0.2f : 0.8f;
		}
		final RgbImage halves = new RgbImage(40, 40, values);

		final float[] matched = HistogramMatch.apply(halves, CONTENT).planes();

		for (int i = 2; i < 1600; i++) {
			assertEquals(matched[i - 2], matched[i]);
		}
	}

	/** Differences of sorted values, as both have other numbers of them: the distance of two distributions. */
	private static double distance(final float[] one, final float[] other) {
		final float[] a = one.clone();
		final float[] b = other.clone();
		Arrays.sort(a);
		Arrays.sort(b);
		double sum = 0;
		for (int i = 0; i < 100; i++) {
			sum += Math.abs(a[(int) ((i + 0.5) / 100 * a.length)] - b[(int) ((i + 0.5) / 100 * b.length)]);
		}
		return sum / 100;
	}

	/** Of means and of covariances. */
	private static double distance(final RgbImage one, final RgbImage other) {
		final ColourStatistics a = ColourStatistics.of(one);
		final ColourStatistics b = ColourStatistics.of(other);
		double sum = 0;
		for (int i = 0; i < 3; i++) {
			sum += Math.abs(a.mean()[i] - b.mean()[i]);
			for (int j = 0; j < 3; j++) {
				sum += Math.abs(a.covariance().at(i, j) - b.covariance().at(i, j));
			}
		}
		return sum;
	}

	private static RgbImage grey(final RgbImage image) {
		final int pixels = image.width() * image.height();
		final float[] planes = image.planes().clone();
		System.arraycopy(planes, 0, planes, pixels, pixels);
		System.arraycopy(planes, 0, planes, 2 * pixels, pixels);
		return new RgbImage(image.width(), image.height(), planes);
	}

	/** Colours around a mean that hang together, well inside the range. */
	private static RgbImage colours(final int seed, final int width, final int height, final double... mean) {
		final Random random = new Random(seed);
		final int pixels = width * height;
		final float[] planes = new float[3 * pixels];
		for (int i = 0; i < pixels; i++) {
			final double shared = random.nextDouble() - 0.5;
			for (int c = 0; c < 3; c++) {
				planes[c * pixels + i] = (float) (mean[c] + 0.1 * seed * shared + 0.06 * (c + seed) * (random.nextDouble() - 0.5));
			}
		}
		return new RgbImage(width, height, planes);
	}
}
