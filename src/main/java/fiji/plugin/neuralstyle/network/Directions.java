package fiji.plugin.neuralstyle.network;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random directions in a space of channels, at right angles to each other as far as there are so many. Of a number of
 * channels they are always the same: what is compared along them must be so of the style and of every image.
 */
final class Directions {

	/** More look the same; fewer leave colours that no style has. */
	static final int COUNT = 64;

	private static final long SEED = 20150826;

	private Directions() {}

	/** A unit vector a column: channels x {@link #COUNT}, row by row. */
	static float[] of(final int channels) {
		final RandomGenerator random = new SplittableRandom(SEED + channels);
		final double[][] vectors = new double[COUNT][];
		for (int k = 0; k < COUNT; k++) {
			vectors[k] = new double[channels];
			for (int i = 0; i < channels; i++) {
				vectors[k][i] = random.nextGaussian();
			}
			// Those since there was last a whole set of them.
			for (int before = k - k % channels; before < k; before++) {
				add(vectors[k], vectors[before], -dot(vectors[k], vectors[before]));
			}
			final double length = Math.sqrt(dot(vectors[k], vectors[k]));
			for (int i = 0; i < channels; i++) {
				vectors[k][i] /= length;
			}
		}
		final float[] columns = new float[channels * COUNT];
		for (int i = 0; i < columns.length; i++) {
			columns[i] = (float) vectors[i % COUNT][i / COUNT];
		}
		return columns;
	}

	/** Sorting along a direction needs all values. */
	static IllegalArgumentException inTiles() {
		return new IllegalArgumentException(
			"Sliced statistics need the whole image at once, and there is no memory for that. Choose a smaller size, or other statistics.");
	}

	private static void add(final double[] to, final double[] vector, final double factor) {
		for (int i = 0; i < to.length; i++) {
			to[i] += factor * vector[i];
		}
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}
}
