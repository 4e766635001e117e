package fiji.plugin.neuralstyle.transfer;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/** Random images to start from; the same seed gives the same image. */
final class ColourNoise {

	private static final int N = RgbImage.CHANNELS;

	private ColourNoise() {}

	/** Every value independent and uniform over the middle half of the range. */
	static RgbImage grey(final Size size, final long seed) {
		final RandomGenerator random = new SplittableRandom(seed);
		final float[][] channels = RgbImage.newChannels(size.width(), size.height());
		for (final float[] values : channels) {
			for (int i = 0; i < values.length; i++) {
				values[i] = (float) random.nextDouble(0.25, 0.75);
			}
		}
		return new RgbImage(size.width(), size.height(), channels);
	}

	/** Every pixel independent, with the mean and the covariance of a picture's colours but for clamping to [0, 1]. */
	static RgbImage like(final RgbImage picture, final Size size, final long seed) {
		final double[] mean = mean(picture);
		final double[][] root = cholesky(covariance(picture, mean));
		final RandomGenerator random = new SplittableRandom(seed);
		final int pixels = Math.toIntExact(size.pixels());
		final float[][] channels = RgbImage.newChannels(size.width(), size.height());
		final double[] normal = new double[N];
		for (int i = 0; i < pixels; i++) {
			for (int c = 0; c < N; c++) {
				normal[c] = random.nextGaussian();
				double value = mean[c];
				for (int k = 0; k <= c; k++) {
					value += root[c][k] * normal[k];
				}
				channels[c][i] = (float) Math.min(1, Math.max(0, value));
			}
		}
		return new RgbImage(size.width(), size.height(), channels);
	}

	private static double[] mean(final RgbImage picture) {
		final int pixels = picture.width() * picture.height();
		final double[] mean = new double[N];
		for (int c = 0; c < N; c++) {
			for (int i = 0; i < pixels; i++) {
				mean[c] += picture.channel(c)[i];
			}
			mean[c] /= pixels;
		}
		return mean;
	}

	private static double[][] covariance(final RgbImage picture, final double[] mean) {
		final int pixels = picture.width() * picture.height();
		final double[][] covariance = new double[N][N];
		for (int a = 0; a < N; a++) {
			for (int b = 0; b <= a; b++) {
				for (int i = 0; i < pixels; i++) {
					covariance[a][b] += (picture.channel(a)[i] - mean[a]) * (picture.channel(b)[i] - mean[b]);
				}
				covariance[a][b] /= pixels;
			}
		}
		return covariance;
	}

	/** The lower triangle L with L L^T = the symmetric matrix, of which the lower triangle is read. */
	private static double[][] cholesky(final double[][] matrix) {
		final double[][] root = new double[N][N];
		for (int a = 0; a < N; a++) {
			for (int b = 0; b <= a; b++) {
				double rest = matrix[a][b];
				for (int k = 0; k < b; k++) {
					rest -= root[a][k] * root[b][k];
				}
				// Of a grey picture nothing is left for the second and the third colour.
				if (a == b) root[a][a] = Math.sqrt(Math.max(0, rest));
				else root[a][b] = root[b][b] > 1e-9 ? rest / root[b][b] : 0;
			}
		}
		return root;
	}
}
