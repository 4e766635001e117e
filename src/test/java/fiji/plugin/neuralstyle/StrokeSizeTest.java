package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.StyleScale;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.IJ;
import ij.ImagePlus;
import ij.process.FloatProcessor;

/** How large the strokes of a real style are in the result. */
class StrokeSizeTest {

	private static final ImagePlus STYLE = IJ.openImage("docs/images/galaxies.jpg");
	private static final ImagePlus CONTENT = IJ.openImage("docs/images/astronaut.jpg");

	@Test
	void strokesGrowWithTheStylesScaleAndWithItsSizeInPixels() throws IOException {
		final double half = wavelength(new StyleScale(0.5, 0, List.of(1.0)));
		final double same = wavelength(StyleScale.DEFAULT);
		final double twice = wavelength(new StyleScale(2, 0, List.of(1.0)));
		final double inPixels = wavelength(new StyleScale(1, 320, List.of(1.0)));

		assertTrue(same > 1.1 * half, half + ", " + same);
		assertTrue(twice > 1.1 * same, same + ", " + twice);
		assertEquals(twice, inPixels, "twice the result's longer side in pixels is the scale 2");
	}

	/**
	 * Of the style alone from noise: one over the root mean square frequency of its power spectrum, which by Parseval's
	 * theorem is that of the variance over the mean square of the gradient.
	 */
	private static double wavelength(final StyleScale scale) throws IOException {
		final TransferSettings settings = TransferSettings.DEFAULTS.withWeights(0, 100, 2).withStart(Start.NOISE, 1).withPyramid(
			new PyramidSettings(160, 2, 2)).withStopping(new StoppingSettings(25, 0, 0)).withComputation(Optional.empty(), Optional.of(
				Precision.FLOAT32)).withArtist(ArtistSettings.DEFAULTS.withStyleScale(scale));
		final ImagePlus result = new StyleTransferJob(CONTENT, STYLE, Optional.empty(), "built-in", settings).run(
			TransferListener.NONE).image();
		final FloatProcessor grey = result.getProcessor().convertToFloatProcessor();
		final double variance = Math.pow(grey.getStats().stdDev, 2);
		double slopes = 0;
		for (int y = 1; y < grey.getHeight(); y++) {
			for (int x = 1; x < grey.getWidth(); x++) {
				final float here = grey.getf(x, y);
				slopes += Math.pow(here - grey.getf(x - 1, y), 2) + Math.pow(here - grey.getf(x, y - 1), 2);
			}
		}
		return 2 * Math.PI * Math.sqrt(variance / (slopes / (grey.getWidth() - 1) / (grey.getHeight() - 1)));
	}
}
