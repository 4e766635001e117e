package fiji.plugin.neuralstyle;

/**
 * How much style, as the one number that most people touch: 0 to 100, on a logarithmic scale, as the eye
 * sees style weights. {@link #NEUTRAL} leaves the style weight as it is, 25 more make it ten times as large.
 */
public final class Strength {

	/** The strength that changes nothing. */
	public static final int NEUTRAL = 50;

	/** The largest strength. */
	public static final int MOST = 100;

	private static final double STEPS_PER_DECADE = 25;

	private Strength() {}

	/**
	 * What to multiply the style weight with.
	 *
	 * @throws IllegalArgumentException if the strength is not within 0 to 100
	 */
	public static double factor(final double strength) {
		if (!(strength >= 0 && strength <= MOST)) {
			throw new IllegalArgumentException("The strength is " + strength + "; it must be between 0 and " + MOST + ", " +
				NEUTRAL + " for the style weight as it is.");
		}
		return Math.pow(10, (strength - NEUTRAL) / STEPS_PER_DECADE);
	}
}
