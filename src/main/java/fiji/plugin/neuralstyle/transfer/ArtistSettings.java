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
 * @param layerBalance how the weights of style layers are to be understood
 * @param variationPower power of differences in the total variation, from 1, which keeps edges, to 2
 * @param averaging how much of the average of Adam's points stays with each point; 0 for no average, below 1
 * @param detail how much of the content's fine detail is laid over the result, at least 0
 */
public record ArtistSettings(double styleGrowth, ColourSettings colour, BitDepth bitDepth, StyleScale styleScale,
	boolean tileable, Statistics statistics, LayerBalance layerBalance, double variationPower, double averaging,
	double detail)
{

	/** Every control at rest: the method as the paper has it. */
	public static final ArtistSettings DEFAULTS = new ArtistSettings(1, ColourSettings.DEFAULTS, BitDepth.EIGHT,
		StyleScale.DEFAULT, false, Statistics.GRAM, LayerBalance.NONE, 2, 0, 0);

	public ArtistSettings {
		Numbers.positive("The style growth", styleGrowth);
		Numbers.within(1, 2, "The power of the total variation", variationPower);
		Numbers.notNegative("The averaging", averaging);
		if (averaging >= 1) {
			throw new IllegalArgumentException("The averaging is " + Numbers.text(averaging) +
				"; it must be below 1, such as 0.95 for about the last 20 points, or 0 for none.");
		}
		Numbers.notNegative("The detail", detail);
	}

	public ArtistSettings withStyleGrowth(final double growth) {
		return new ArtistSettings(growth, colour, bitDepth, styleScale, tileable, statistics, layerBalance,
			variationPower, averaging, detail);
	}

	public ArtistSettings withColour(final ColourSettings newColour) {
		return new ArtistSettings(styleGrowth, newColour, bitDepth, styleScale, tileable, statistics, layerBalance,
			variationPower, averaging, detail);
	}

	public ArtistSettings withBitDepth(final BitDepth newDepth) {
		return new ArtistSettings(styleGrowth, colour, newDepth, styleScale, tileable, statistics, layerBalance,
			variationPower, averaging, detail);
	}

	public ArtistSettings withStyleScale(final StyleScale scale) {
		return new ArtistSettings(styleGrowth, colour, bitDepth, scale, tileable, statistics, layerBalance,
			variationPower, averaging, detail);
	}

	public ArtistSettings withTileable(final boolean isTile) {
		return new ArtistSettings(styleGrowth, colour, bitDepth, styleScale, isTile, statistics, layerBalance,
			variationPower, averaging, detail);
	}

	public ArtistSettings withStatistics(final Statistics newStatistics) {
		return new ArtistSettings(styleGrowth, colour, bitDepth, styleScale, tileable, newStatistics, layerBalance,
			variationPower, averaging, detail);
	}

	public ArtistSettings withLayerBalance(final LayerBalance balance) {
		return new ArtistSettings(styleGrowth, colour, bitDepth, styleScale, tileable, statistics, balance,
			variationPower, averaging, detail);
	}

	public ArtistSettings withVariationPower(final double power) {
		return new ArtistSettings(styleGrowth, colour, bitDepth, styleScale, tileable, statistics, layerBalance, power,
			averaging, detail);
	}

	public ArtistSettings withAveraging(final double decay) {
		return new ArtistSettings(styleGrowth, colour, bitDepth, styleScale, tileable, statistics, layerBalance,
			variationPower, decay, detail);
	}

	public ArtistSettings withDetail(final double amount) {
		return new ArtistSettings(styleGrowth, colour, bitDepth, styleScale, tileable, statistics, layerBalance,
			variationPower, averaging, amount);
	}
}
