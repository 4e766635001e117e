package fiji.plugin.neuralstyle.image.colour;

import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * Gives a picture the colours of another by a linear map of red, green and blue after which mean and
 * covariance are the other's. Of all such maps it is the one that moves colours least: F. Pitie, A. Kokaram, "The
 * Linear Monge-Kantorovitch Linear Colour Mapping for Example-Based Colour Transfer", 2007.
 */
public final class CovarianceMatch {

	/** Added to the variances of the picture to change: colours that are not there, as in a grey picture, are not made of noise. */
	private static final double NOISE = 1e-5;

	private CovarianceMatch() {}

	/** The style with the content's mean and covariance, but for what would leave [0, 1], which is clamped. */
	public static RgbImage apply(final RgbImage style, final RgbImage content) {
		final ColourStatistics from = ColourStatistics.of(style);
		final ColourStatistics to = ColourStatistics.of(content);
		final SymmetricMatrix source = from.covariance().plusDiagonal(NOISE);
		final SymmetricMatrix root = source.power(0.5);
		final SymmetricMatrix inverse = source.power(-0.5);
		final SymmetricMatrix map = inverse.around(root.around(to.covariance()).power(0.5));
		return map(style, map, from.mean(), to.mean());
	}

	private static RgbImage map(final RgbImage image, final SymmetricMatrix map, final double[] before,
		final double[] after)
	{
		final float[][] mapped = RgbImage.newChannels(image.width(), image.height());
		for (int i = 0; i < image.pixels(); i++) {
			for (int row = 0; row < RgbImage.CHANNELS; row++) {
				double value = after[row];
				for (int column = 0; column < RgbImage.CHANNELS; column++) {
					value += map.at(row, column) * (image.channel(column)[i] - before[column]);
				}
				mapped[row][i] = (float) Math.min(1, Math.max(0, value));
			}
		}
		return new RgbImage(image.width(), image.height(), mapped);
	}
}
