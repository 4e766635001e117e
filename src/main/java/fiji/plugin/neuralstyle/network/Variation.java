package fiji.plugin.neuralstyle.network;

/**
 * The total variation of an image as a loss: the mean over pixels of how much neighbours differ, raised to a power. At the
 * power 2 many small steps cost less than a large one, so that edges are softened; at 1 they cost the same, so that edges
 * stay and grain goes. In units such that neighbours that differ by 0.1 count as much at every power.
 *
 * @param weight factor in the total, finite and not negative
 * @param power of differences, from 1 to 2
 */
public record Variation(double weight, double power) {

	public Variation {
		if (!(power >= 1 && power <= 2)) {
			throw new IllegalArgumentException("The power of the total variation is " + power + "; it must be from 1 to 2.");
		}
	}

	/** The mean squared difference between neighbouring pixels. */
	public static Variation squared(final double weight) {
		return new Variation(weight, 2);
	}
}
