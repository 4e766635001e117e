package fiji.plugin.neuralstyle.transfer;

/**
 * What an artist may turn beyond weights and layers. Immutable; {@code with...} methods give changed copies.
 *
 * @param styleGrowth factor of the style weight from each size of the pyramid to the next: above 1 the style grows
 *          with the picture, so that details are painted while the layout stays; above 0
 * @param styleScale how large strokes are
 * @param statistics what of the style layers is to be the style's
 */
public record ArtistSettings(double styleGrowth, StyleScale styleScale, Statistics statistics) {

	/** Every control at rest: the method as the paper has it. */
	public static final ArtistSettings DEFAULTS = new ArtistSettings(1, StyleScale.DEFAULT, Statistics.GRAM);

	public ArtistSettings {
		Numbers.positive("The style growth", styleGrowth);
	}

	public ArtistSettings withStyleGrowth(final double growth) {
		return new ArtistSettings(growth, styleScale, statistics);
	}

	public ArtistSettings withStyleScale(final StyleScale scale) {
		return new ArtistSettings(styleGrowth, scale, statistics);
	}

	public ArtistSettings withStatistics(final Statistics newStatistics) {
		return new ArtistSettings(styleGrowth, styleScale, newStatistics);
	}
}
