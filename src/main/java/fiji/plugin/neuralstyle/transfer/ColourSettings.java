package fiji.plugin.neuralstyle.transfer;

/**
 * Whose colours the result has.
 *
 * @param colours whose
 * @param strength how far colours go from the style's to those, from 0 to 1; without meaning for the style's own
 */
public record ColourSettings(Colours colours, double strength) {

	/** The style's colours. */
	public static final ColourSettings DEFAULTS = new ColourSettings(Colours.STYLE, 1);

	public ColourSettings {
		if (!(strength >= 0 && strength <= 1)) {
			throw new IllegalArgumentException("The colour strength is " + Numbers.text(strength) +
				"; it must be a number from 0 to 1.");
		}
	}
}
