package fiji.plugin.neuralstyle.transfer;

/**
 * What an artist may turn beyond weights and layers. Immutable; {@code with...} methods give changed copies.
 *
 * @param styleGrowth factor of the style weight from each size of the pyramid to the next: above 1 the style grows
 *          with the picture, so that details are painted while the layout stays; above 0
 * @param colour whose colours the result has
 * @param bitDepth of an RGB result
 */
public record ArtistSettings(double styleGrowth, ColourSettings colour, BitDepth bitDepth) {

	/** Every control at rest: the method as the paper has it. */
	public static final ArtistSettings DEFAULTS = new ArtistSettings(1, ColourSettings.DEFAULTS, BitDepth.EIGHT);

	public ArtistSettings {
		Numbers.positive("The style growth", styleGrowth);
	}

	public ArtistSettings withStyleGrowth(final double growth) {
		return new ArtistSettings(growth, colour, bitDepth);
	}

	public ArtistSettings withColour(final ColourSettings newColour) {
		return new ArtistSettings(styleGrowth, newColour, bitDepth);
	}

	public ArtistSettings withBitDepth(final BitDepth newDepth) {
		return new ArtistSettings(styleGrowth, colour, newDepth);
	}
}
