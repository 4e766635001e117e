package fiji.plugin.neuralstyle;

import java.util.Locale;

import fiji.plugin.neuralstyle.image.ResultType;
import fiji.plugin.neuralstyle.image.Slices;

/**
 * What of the content image is painted, and what comes back.
 *
 * @param slices which pictures of a stack
 * @param feather width in pixels of the edge over which a selection's paint fades into the rest, at least 0
 * @param resultType what kind of image the result is
 * @param temporalWeight how much each picture of a stack is held to the one before where the contents are
 *          alike, at least 0: the factor of their mean squared difference in the loss, in units of the first picture's
 *          loss, as losses of networks differ by orders of magnitude. With 0 each picture is painted as if alone
 * @param motion what is taken for moving between the pictures of a stack
 */
public record ImageSettings(Slices slices, double feather, ResultType resultType, double temporalWeight,
	Motion motion)
{

	/** The picture that is shown, as RGB. */
	public static final ImageSettings DEFAULTS = new ImageSettings(Slices.CURRENT, 10, ResultType.RGB, 300,
		Motion.FLOW);

	public ImageSettings {
		notNegative("The feather", feather);
		notNegative("The temporal weight", temporalWeight);
	}

	/**
	 * Settings from their texts and numbers, as dialogs, macros and command lines have them.
	 *
	 * @throws IllegalArgumentException if one will not do; the message says which and why
	 */
	public static ImageSettings parse(final String slices, final double feather, final String resultType,
		final double temporalWeight, final String motion)
	{
		return new ImageSettings(Slices.parse(slices), feather, Choices.parse(ResultType.class, "The result type", resultType),
			temporalWeight, Choices.parse(Motion.class, "The motion", motion));
	}

	public ImageSettings withSlices(final Slices newSlices) {
		return new ImageSettings(newSlices, feather, resultType, temporalWeight, motion);
	}

	public ImageSettings withFeather(final double newFeather) {
		return new ImageSettings(slices, newFeather, resultType, temporalWeight, motion);
	}

	public ImageSettings withResultType(final ResultType newType) {
		return new ImageSettings(slices, feather, newType, temporalWeight, motion);
	}

	public ImageSettings withTemporalWeight(final double newWeight) {
		return new ImageSettings(slices, feather, resultType, newWeight, motion);
	}

	public ImageSettings withMotion(final Motion newMotion) {
		return new ImageSettings(slices, feather, resultType, temporalWeight, newMotion);
	}

	private static void notNegative(final String what, final double value) {
		if (Double.isFinite(value) && value >= 0) return;
		throw new IllegalArgumentException(String.format(Locale.ROOT, "%s is %s; it must be a number of at least 0.", what,
			value));
	}
}
