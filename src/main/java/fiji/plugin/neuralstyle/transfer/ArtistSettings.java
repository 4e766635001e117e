package fiji.plugin.neuralstyle.transfer;

/**
 * What an artist may turn beyond weights and layers. Immutable; {@code with...} methods give changed copies.
 *
 * @param styleGrowth factor of the style weight from each size of the pyramid to the next: above 1 the style grows
 *          with the picture, so that details are painted while the layout stays; above 0
 * @param colour whose colours the result has
 * @param bitDepth of an RGB result
 * @param styleScale how large strokes are
 * @param tileable whether the result is to be a tile of an endless picture: its opposite edges meet without a seam
 * @param statistics what of the style layers is to be the style's
 */
public record ArtistSettings(double styleGrowth, ColourSettings colour, BitDepth bitDepth, StyleScale styleScale,
	boolean tileable, Statistics statistics)
{

	/** Every control at rest: the method as the paper has it. */
	public static final ArtistSettings DEFAULTS = new ArtistSettings(1, ColourSettings.DEFAULTS, BitDepth.EIGHT,
		StyleScale.DEFAULT, false, Statistics.GRAM);

	public ArtistSettings {
		Numbers.positive("The style growth", styleGrowth);
	}

	public ArtistSettings withStyleGrowth(final double growth) {
		return new ArtistSettings(growth, colour, bitDepth, styleScale, tileable, statistics);
	}

	public ArtistSettings withColour(final ColourSettings newColour) {
		return new ArtistSettings(styleGrowth, newColour, bitDepth, styleScale, tileable, statistics);
	}

	public ArtistSettings withBitDepth(final BitDepth newDepth) {
		return new ArtistSettings(styleGrowth, colour, newDepth, styleScale, tileable, statistics);
	}

	public ArtistSettings withStyleScale(final StyleScale scale) {
		return new ArtistSettings(styleGrowth, colour, bitDepth, scale, tileable, statistics);
	}

	public ArtistSettings withTileable(final boolean isTile) {
		return new ArtistSettings(styleGrowth, colour, bitDepth, styleScale, isTile, statistics);
	}

	public ArtistSettings withStatistics(final Statistics newStatistics) {
		return new ArtistSettings(styleGrowth, colour, bitDepth, styleScale, tileable, newStatistics);
	}
}
