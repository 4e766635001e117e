package fiji.plugin.neuralstyle.augment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;

import fiji.plugin.neuralstyle.Strength;

/**
 * What chance decides. Each variant of each image draws from numbers of its own, so it comes out the same whatever
 * other images there are, in whatever order, and however often the work was interrupted.
 *
 * @param seed another seed gives another data set
 * @param variants of each image, at least 1
 * @param minStrength the least style, 0 to 100
 * @param maxStrength the most style, 0 to 100, not below the least
 */
public record Draw(long seed, int variants, double minStrength, double maxStrength) {

	/** A few variants in which objects keep their shapes. */
	public static final Draw DEFAULTS = new Draw(1, 4, 25, 50);

	private static final double STEPS = 100;

	public Draw {
		if (variants < 1) throw new IllegalArgumentException("The number of variants is " + variants +
			"; it must be at least 1.");
		// Both must be strengths.
		Strength.factor(minStrength);
		Strength.factor(maxStrength);
		if (minStrength > maxStrength) throw new IllegalArgumentException("The least strength is " + minStrength +
			", above the most, " + maxStrength + ". Exchange them.");
	}

	/**
	 * The style of a variant, each as likely as the others. A style that is added takes variants from others, and leaves the
	 * rest as they were.
	 *
	 * @param image its path in its folder
	 * @param variant from 1
	 * @param styles by name, at least one
	 */
	String style(final String image, final int variant, final List<String> styles) {
		return styles.stream().max(Comparator.comparingLong((String style) -> number(image, variant, "style", style))
			.thenComparing(Comparator.naturalOrder())).orElseThrow();
	}

	/** The strength of a variant, anything between the least and the most, in steps of a hundredth. */
	double strength(final String image, final int variant) {
		final double share = number(image, variant, "strength", "") / (double) Long.MAX_VALUE;
		return Math.round(STEPS * (minStrength + share * (maxStrength - minStrength))) / STEPS;
	}

	/** The seed of the variant's own noise, where it starts from noise. */
	long seed(final String image, final int variant) {
		return number(image, variant, "seed", "");
	}

	/** At least 0. */
	private long number(final String image, final int variant, final String what, final String which) {
		final String text = String.join("\n", Long.toString(seed), image, Integer.toString(variant), what, which);
		try {
			final byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE;
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java runtime has SHA-256.", e);
		}
	}
}
