package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

class ColourNoiseTest {

	private static final Size SIZE = new Size(300, 200);

	@Test
	void itHasAPicturesMeanAndCovariance() {
		final Random random = new Random(5);
		final int pixels = 40 * 50;
		final float[] planes = new float[3 * pixels];
		for (int i = 0; i < pixels; i++) {
			final double common = 0.08 * random.nextGaussian();
			planes[i] = (float) (0.6 + common + 0.03 * random.nextGaussian());
			planes[pixels + i] = (float) (0.4 - common);
			planes[2 * pixels + i] = (float) (0.5 + 0.5 * common + 0.05 * random.nextGaussian());
		}
		final RgbImage picture = new RgbImage(40, 50, planes);

		final RgbImage noise = ColourNoise.like(picture, SIZE, 1);

		for (int a = 0; a < 3; a++) {
			assertEquals(mean(picture, a), mean(noise, a), 2e-3);
			for (int b = 0; b < 3; b++) {
				assertEquals(covariance(picture, a, b), covariance(noise, a, b), 2e-4);
			}
		}
	}

	@Test
	void aGreyPictureGivesGreyNoiseAndASeedTheSameNoise() {
		final float[] planes = new float[3 * 64];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = i % 64 / 64f;
		}
		final RgbImage picture = new RgbImage(8, 8, planes);

		final RgbImage noise = ColourNoise.like(picture, SIZE, 1);

		assertEquals(covariance(noise, 0, 0), covariance(noise, 0, 2), 1e-6);
		assertArrayEquals(noise.planes(), ColourNoise.like(picture, SIZE, 1).planes());
	}

	@Test
	void aRecolouredContentHasTheStylesMeanAndCovariance() {
		final RgbImage content = ColourNoise.like(ColourNoise.grey(SIZE, 3), SIZE, 4);
		final Random random = new Random(6);
		final float[] planes = new float[3 * 60 * 50];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = (float) (0.4 + 0.1 * (i / 3000) + 0.05 * random.nextGaussian());
		}
		final RgbImage style = new RgbImage(60, 50, planes);

		final RgbImage start = StyleTransfer.start(new TransferRequest(content, style, TransferSettings.DEFAULTS.withStart(
			Start.RECOLOURED, 1)), SIZE);

		for (int a = 0; a < 3; a++) {
			assertEquals(mean(style, a), mean(start, a), 1e-3);
			for (int b = 0; b < 3; b++) {
				assertEquals(covariance(style, a, b), covariance(start, a, b), 1e-4);
			}
		}
	}

	private static double mean(final RgbImage image, final int channel) {
		double sum = 0;
		final int pixels = image.width() * image.height();
		for (int i = 0; i < pixels; i++) {
			sum += image.channel(channel)[i];
		}
		return sum / pixels;
	}

	private static double covariance(final RgbImage image, final int a, final int b) {
		double sum = 0;
		final double meanA = mean(image, a);
		final double meanB = mean(image, b);
		final int pixels = image.width() * image.height();
		for (int i = 0; i < pixels; i++) {
			sum += (image.channel(a)[i] - meanA) * (image.channel(b)[i] - meanB);
		}
		return sum / pixels;
	}
}
