package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;
import ij.IJ;
import ij.ImagePlus;

/** What a texture is to look like, as numbers. */
class TextureTest {

	private static final ImagePlus STYLE = IJ.openImage("docs/images/sunflower.png");

	/** Also where a side is no multiple of 16, and in tiles. */
	@ParameterizedTest
	@CsvSource({ "128, 96, 0", "120, 90, 0", "320, 64, 200" })
	void theSeamOfATileableTextureIsNoStrongerThanWhatIsInside(final int width, final int height, final int memory)
		throws IOException
	{
		final RgbImage open = texture(width, height, false, memory);
		final RgbImage tile = texture(width, height, true, memory);

		assertEquals(1, seam(tile), 0.25, "steps across the seam, in units of those inside");
		assertTrue(seam(open) > 1.35, () -> "without: " + seam(open));
	}

	@Test
	void noiseOfTheStylesColoursHasTheirMeanAndCovariance() throws IOException {
		final RgbImage style = ImageConversion.toRgb(STYLE);
		final Texture one = new Texture(128, 128, false, Start.STYLE_STATISTICS, 3, Texture.DEFAULTS.styleLayers(), 0, 1, 1);
		final TransferSettings settings = one.job(STYLE, "built-in", TransferSettings.DEFAULTS).settings();
		assertEquals(Start.STYLE_STATISTICS, settings.start());
		final RgbImage texture = run(one, 0);

		for (int a = 0; a < RgbImage.CHANNELS; a++) {
			assertEquals(mean(style, a), mean(texture, a), 0.08, "mean of channel " + a);
		}
	}

	private static RgbImage texture(final int width, final int height, final boolean tileable, final int memory)
		throws IOException
	{
		return run(new Texture(width, height, tileable, Start.STYLE_STATISTICS, 1, Texture.DEFAULTS.styleLayers(), 2, 2, 15),
			memory);
	}

	private static RgbImage run(final Texture texture, final int memory) throws IOException {
		final TransferSettings computation = TransferSettings.DEFAULTS.withComputation(Optional.empty(), Optional.of(
			Precision.FLOAT32)).withCompute(new ComputeSettings(ComputeSettings.AUTO.device(), 1, memory));
		return ImageConversion.toRgb(texture.job(STYLE, "built-in", computation).run(BuiltInNetwork.load(),
			TransferListener.NONE).image());
	}

	/** The mean step from the last row and column to the first, over the mean step between neighbours. */
	private static double seam(final RgbImage image) {
		final int w = image.width();
		final int h = image.height();
		final float[] values = image.planes();
		double across = 0;
		double inside = 0;
		for (int y = 0; y < RgbImage.CHANNELS * h; y++) {
			for (int x = 0; x < w; x++) {
				final float here = values[y * w + x];
				final double right = Math.abs(values[y * w + (x + 1) % w] - here);
				final int below = y % h == h - 1 ? y - h + 1 : y + 1;
				final double down = Math.abs(values[below * w + x] - here);
				if (x == w - 1) across += right / (RgbImage.CHANNELS * h);
				else inside += right / (RgbImage.CHANNELS * h * (w - 1.0));
				if (y % h == h - 1) across += down / (RgbImage.CHANNELS * w);
				else inside += down / (RgbImage.CHANNELS * w * (h - 1.0));
			}
		}
		return across / inside;
	}

	private static double mean(final RgbImage image, final int channel) {
		final int pixels = image.width() * image.height();
		double sum = 0;
		for (int i = 0; i < pixels; i++) {
			sum += image.channel(channel)[i];
		}
		return sum / pixels;
	}
}
