package fiji.plugin.neuralstyle.image.colour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CieLabTest {

	/** B. Lindbloom's calculator and the sRGB patches of the ColorChecker's makers give these. */
	@ParameterizedTest
	@CsvSource({ "255, 0, 0, 53.2408, 80.0925, 67.2032", "0, 255, 0, 87.7347, -86.1827, 83.1793",
		"0, 0, 255, 32.2970, 79.1875, -107.8602", "255, 255, 0, 97.1393, -21.5537, 94.4780",
		"0, 255, 255, 91.1132, -48.0875, -14.1312", "255, 0, 255, 60.3242, 98.2343, -60.8249", "255, 255, 255, 100, 0, 0",
		"128, 128, 128, 53.5850, 0, 0", "0, 0, 0, 0, 0, 0" })
	void coloursHaveTheirPublishedValues(final double red, final double green, final double blue, final double luminance,
		final double a, final double b)
	{
		assertArrayEquals(new double[] { luminance, a, b }, CieLab.of(red / 255, green / 255, blue / 255), 2e-3);
	}

	/** IEC 61966-2-1, and the values that are printed of it. */
	@ParameterizedTest
	@CsvSource({ "0, 0", "0.04045, 0.0031308", "0.5, 0.2140411", "0.735357, 0.5", "1, 1" })
	void theCurveIsThatOfTheStandard(final double value, final double light) {
		assertEquals(light, CieLab.linear(value), 1e-6);
	}

	@Test
	void everyColourComesBack() {
		final Random random = new Random(3);
		for (int i = 0; i < 10_000; i++) {
			final double[] rgb = { random.nextDouble(), random.nextDouble(), random.nextDouble() * random.nextDouble() };
			final double[] lab = CieLab.of(rgb);
			assertArrayEquals(rgb, CieLab.toRgb(lab[0], lab[1], lab[2]), 1e-5);
			assertArrayEquals(rgb, CieLab.toDisplayable(lab[0], lab[1], lab[2]), 1e-5);
		}
	}

	@Test
	void aColourThatCannotBeShownKeepsLuminanceAndHue() {
		final double[] yellow = CieLab.of(1, 1, 0);

		final double[] dark = CieLab.of(CieLab.toDisplayable(30, yellow[1], yellow[2]));

		assertEquals(30, dark[0], 0.05);
		assertEquals(Math.atan2(yellow[2], yellow[1]), Math.atan2(dark[2], dark[1]), 0.002);
		final double chroma = Math.hypot(dark[1], dark[2]);
		assertTrue(chroma > 30 && chroma < Math.hypot(yellow[1], yellow[2]), "chroma " + chroma);
	}
}
