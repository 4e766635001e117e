package fiji.plugin.neuralstyle.image.colour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.RgbImage;

class LuminanceTransferTest {

	private static final int SIDE = 48;
	private static final RgbImage PAINTED = FormulaNetwork.image(2, SIDE, SIDE);
	/** Mild colours, which there are at most luminances. */
	private static final RgbImage CONTENT = mild(FormulaNetwork.image(0, SIDE, SIDE));

	@Test
	void colourDifferencesAreTheContents() {
		final LabImage result = LabImage.of(LuminanceTransfer.apply(PAINTED, CONTENT));
		final LabImage content = LabImage.of(CONTENT);

		int exact = 0;
		for (int i = 0; i < SIDE * SIDE; i++) {
			final double chroma = Math.hypot(result.planes()[1][i], result.planes()[2][i]);
			final double wanted = Math.hypot(content.planes()[1][i], content.planes()[2][i]);
			assertTrue(chroma <= wanted + 0.02, chroma + " where the content has " + wanted);
			if (Math.abs(chroma - wanted) < 0.02) exact++;
			if (chroma > 1) assertEquals(Math.atan2(content.planes()[2][i], content.planes()[1][i]), Math.atan2(
				result.planes()[2][i], result.planes()[1][i]), 0.02, "hue");
		}
		assertTrue(exact > 0.97 * SIDE * SIDE, exact + " of " + SIDE * SIDE);
	}

	@Test
	void luminanceHasTheContentsMeanAndSpreadAndThePaintingsOrder() {
		final float[] result = LabImage.of(LuminanceTransfer.apply(PAINTED, CONTENT)).planes()[0];
		final float[] content = LabImage.of(CONTENT).planes()[0];
		final float[] painted = LabImage.of(PAINTED).planes()[0];

		assertEquals(mean(content), mean(result), 0.1);
		assertEquals(spread(content), spread(result), 0.1);
		assertTrue(Math.abs(spread(painted) - spread(content)) > 1, "there is something to match");
		for (int i = 1; i < result.length; i++) {
			if (painted[i] > painted[i - 1] + 0.1) assertTrue(result[i] >= result[i - 1] - 0.01);
		}
	}

	@Test
	void aPictureInItsOwnColoursStaysAsItIs() {
		assertArrayEquals(CONTENT.planes(), LuminanceTransfer.apply(CONTENT, CONTENT).planes(), 1e-4f);
	}

	@Test
	void anEvenPaintingGivesTheContentsMeanLuminance() {
		final float[] grey = new float[SIDE * SIDE];
		Arrays.fill(grey, 0.7f);
		final RgbImage even = RgbImage.grey(SIDE, SIDE, grey);

		final float[] result = LabImage.of(LuminanceTransfer.apply(even, CONTENT)).planes()[0];

		assertEquals(mean(LabImage.of(CONTENT).planes()[0]), mean(result), 0.1);
		assertEquals(0, spread(result), 0.1);
	}

	private static RgbImage mild(final RgbImage image) {
		final int pixels = image.width() * image.height();
		final float[] planes = image.planes().clone();
		for (int i = 0; i < pixels; i++) {
			final float grey = (planes[i] + planes[pixels + i] + planes[2 * pixels + i]) / 3;
			for (int c = 0; c < 3; c++) {
				planes[c * pixels + i] = 0.5f + 0.5f * (grey - 0.5f) + 0.15f * (planes[c * pixels + i] - grey);
			}
		}
		return new RgbImage(image.width(), image.height(), planes);
	}

	private static double mean(final float[] values) {
		double sum = 0;
		for (final float value : values) {
			sum += value;
		}
		return sum / values.length;
	}

	private static double spread(final float[] values) {
		final double mean = mean(values);
		double sum = 0;
		for (final float value : values) {
			sum += (value - mean) * (value - mean);
		}
		return Math.sqrt(sum / values.length);
	}
}
