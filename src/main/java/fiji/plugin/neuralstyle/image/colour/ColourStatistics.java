package fiji.plugin.neuralstyle.image.colour;

import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * Mean and covariance of an image's red, green and blue.
 *
 * @param mean of each
 * @param covariance of all
 */
record ColourStatistics(double[] mean, SymmetricMatrix covariance) {

	static ColourStatistics of(final RgbImage image) {
		final int pixels = image.pixels();
		final double[] mean = new double[RgbImage.CHANNELS];
		for (int c = 0; c < mean.length; c++) {
			for (int i = 0; i < pixels; i++) {
				mean[c] += image.channel(c)[i];
			}
			mean[c] /= pixels;
		}
		final double[][] covariance = new double[mean.length][mean.length];
		for (int a = 0; a < mean.length; a++) {
			for (int b = 0; b < mean.length; b++) {
				for (int i = 0; i < pixels; i++) {
					covariance[a][b] += (image.channel(a)[i] - mean[a]) * (image.channel(b)[i] - mean[b]);
				}
				covariance[a][b] /= pixels;
			}
		}
		return new ColourStatistics(mean, new SymmetricMatrix(covariance));
	}
}
