package fiji.plugin.neuralstyle.transfer;

/**
 * What an artist may turn beyond weights and layers. Immutable; {@code with...} methods give changed copies.
 *
 * @param styleGrowth factor of the style weight from each size of the pyramid to the next: above 1 the style grows
 *          with the picture, so that details are painted while the layout stays; above 0
 * @param tileable whether the result is to be a tile of an endless picture: its opposite edges meet without a seam
 * @param styleFit how large the style is beside the result
 */
public record ArtistSettings(double styleGrowth, boolean tileable, StyleFit styleFit) {

	/** Every control at rest: the method as the paper has it. */
	public static final ArtistSettings DEFAULTS = new ArtistSettings(1, false, StyleFit.CONTENT);

	public ArtistSettings {
		Numbers.positive("The style growth", styleGrowth);
	}

	public ArtistSettings withStyleGrowth(final double growth) {
		return new ArtistSettings(growth, tileable, styleFit);
	}

	public ArtistSettings withTileable(final boolean isTile) {
		return new ArtistSettings(styleGrowth, isTile, styleFit);
	}

	public ArtistSettings withStyleFit(final StyleFit fit) {
		return new ArtistSettings(styleGrowth, tileable, fit);
	}
}
