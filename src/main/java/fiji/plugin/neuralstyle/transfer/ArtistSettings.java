package fiji.plugin.neuralstyle.transfer;

/**
 * What an artist may turn beyond weights and layers. Immutable; {@code with...} methods give changed copies.
 *
 * @param styleGrowth factor of the style weight from each size of the pyramid to the next: above 1 the style grows
 *          with the picture, so that details are painted while the layout stays; above 0
 * @param styleScale how large strokes are
 */
public record ArtistSettings(double styleGrowth, StyleScale styleScale) {

	/** Every control at rest: the method as the paper has it. */
	public static final ArtistSettings DEFAULTS = new ArtistSettings(1, StyleScale.DEFAULT);

	public ArtistSettings {
		Numbers.positive("The style growth", styleGrowth);
	}

	public ArtistSettings withStyleGrowth(final double growth) {
		return new ArtistSettings(growth, styleScale);
	}

	public ArtistSettings withStyleScale(final StyleScale scale) {
		return new ArtistSettings(styleGrowth, scale);
	}
}
