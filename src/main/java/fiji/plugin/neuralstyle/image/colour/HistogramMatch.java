package fiji.plugin.neuralstyle.image.colour;

import java.util.Arrays;

import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * Gives a picture the colours of another by their histograms: each of L*, a* and b*, which hang together
 * less than red, green and blue, takes on the other's distribution.
 */
public final class HistogramMatch {

	private HistogramMatch() {}

	/** The style with each plane's values replaced by the content's of the same rank. */
	public static RgbImage apply(final RgbImage style, final RgbImage content) {
		final LabImage from = LabImage.of(style);
		final LabImage to = LabImage.of(content);
		final float[][] planes = new float[RgbImage.CHANNELS][];
		for (int c = 0; c < planes.length; c++) {
			planes[c] = match(from.planes()[c], to.planes()[c]);
		}
		return new LabImage(style.width(), style.height(), planes).toRgb();
	}

	private static float[] match(final float[] values, final float[] wanted) {
		final float[] sorted = sorted(values);
		final float[] quantiles = sorted(wanted);
		final float[] matched = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			matched[i] = quantile(quantiles, middleRank(sorted, values[i]) / sorted.length);
		}
		return matched;
	}

	private static float[] sorted(final float[] values) {
		final float[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted;
	}

	/** Equal values share one rank, so that an even area stays even. */
	private static double middleRank(final float[] sorted, final float value) {
		return (firstNotBelow(sorted, value) + firstNotBelow(sorted, Math.nextUp(value))) / 2.0;
	}

	private static int firstNotBelow(final float[] sorted, final float value) {
		int low = 0;
		int high = sorted.length;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (sorted[middle] < value) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	private static float quantile(final float[] sorted, final double share) {
		final double at = Math.min(sorted.length - 1.0, Math.max(0, share * sorted.length - 0.5));
		final int below = (int) at;
		final int above = Math.min(sorted.length - 1, below + 1);
		return (float) (sorted[below] + (at - below) * (sorted[above] - sorted[below]));
	}
}
