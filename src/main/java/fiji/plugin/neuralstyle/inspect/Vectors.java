package fiji.plugin.neuralstyle.inspect;

/** How alike two arrays of numbers are. */
final class Vectors {

	private Vectors() {}

	/** &lt;a, b&gt; / (||a|| ||b||), in [-1, 1]; NaN if one of them is zero everywhere. */
	static double cosine(final float[] a, final float[] b) {
		requireSameLength(a, b);
		double product = 0;
		double squaresOfA = 0;
		double squaresOfB = 0;
		for (int i = 0; i < a.length; i++) {
			product += (double) a[i] * b[i];
			squaresOfA += (double) a[i] * a[i];
			squaresOfB += (double) b[i] * b[i];
		}
		return product / Math.sqrt(squaresOfA * squaresOfB);
	}

	/** The mean of (a - b)^2. */
	static double meanSquaredDifference(final float[] a, final float[] b) {
		requireSameLength(a, b);
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			final double difference = (double) a[i] - b[i];
			sum += difference * difference;
		}
		return sum / a.length;
	}

	private static void requireSameLength(final float[] a, final float[] b) {
		if (a.length != b.length) {
			throw new IllegalArgumentException("Arrays of " + a.length + " and " + b.length + " values can't be compared.");
		}
	}
}
