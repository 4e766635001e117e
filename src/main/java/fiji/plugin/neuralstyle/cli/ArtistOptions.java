package fiji.plugin.neuralstyle.cli;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.BitDepth;
import fiji.plugin.neuralstyle.transfer.ColourSettings;
import fiji.plugin.neuralstyle.transfer.Colours;
import fiji.plugin.neuralstyle.transfer.StyleScale;
import fiji.plugin.neuralstyle.transfer.LayerBalance;
import fiji.plugin.neuralstyle.transfer.Statistics;
import picocli.CommandLine.Option;

/** The artist's controls of the menu command, as flags. Defaults are {@link ArtistSettings#DEFAULTS}. */
final class ArtistOptions {

	private static final ArtistSettings DEFAULTS = ArtistSettings.DEFAULTS;

	@Option(names = "--style-growth", paramLabel = "F", description = {
		"Factor of the style weight from each pyramid level to the next: above 1 for stronger details (default: ${DEFAULT-VALUE})." })
	private double styleGrowth = DEFAULTS.styleGrowth();

	@Option(names = "--colours", paramLabel = "WHOSE", description = {
		"Whose colours the result has: style; or the content's, by luminance (the result keeps its luminance alone), " +
			"match-histogram or match-covariance (the style is painted in the content's colours) (default: ${DEFAULT-VALUE})." })
	private String colours = DEFAULTS.colour().colours().toString();

	@Option(names = "--colour-strength", paramLabel = "S", description = {
		"How far colours go from the style's to the content's, 0 to 1 (default: ${DEFAULT-VALUE})." })
	private double colourStrength = DEFAULTS.colour().strength();

	@Option(names = "--bit-depth", paramLabel = "N", description = {
		"Bits of each channel of an RGB result: 8, or 16 in PNG and TIFF (default: ${DEFAULT-VALUE})." })
	private String bitDepth = DEFAULTS.bitDepth().toString();

	@Option(names = "--tileable", arity = "0..1", fallbackValue = "true", paramLabel = "TRUE|FALSE", description = {
		"Makes a tile of an endless picture: opposite edges meet without a seam (default: ${DEFAULT-VALUE})." })
	private boolean tileable = DEFAULTS.tileable();

	@Option(names = "--style-scale", paramLabel = "F", description = {
		"How large strokes are beside the picture: 2 for twice as large, 0.5 for half (default: ${DEFAULT-VALUE})." })
	private double styleScale = DEFAULTS.styleScale().factor();

	@Option(names = "--style-size", paramLabel = "PIXELS", description = {
		"The style's longer side beside the full size of the result; 0 for as long as the result's (default: ${DEFAULT-VALUE})." })
	private int styleSize = DEFAULTS.styleScale().size();

	@Option(names = "--style-scales", paramLabel = "F,F", description = {
		"Scales at each of which the style is seen, all at once, such as 0.5,1,2 (default: ${DEFAULT-VALUE})." })
	private String styleScales = DEFAULTS.styleScale().scalesText();

	@Option(names = "--statistics", paramLabel = "KIND", description = {
		"What of the style layers is compared: gram; wasserstein for means and covariances; or sliced for the whole distribution " +
			"along random directions, without tiles and masks (default: ${DEFAULT-VALUE})." })
	private String statistics = DEFAULTS.statistics().toString();

	@Option(names = "--layer-balance", paramLabel = "HOW", description = {
		"none: style layers' weights are factors of their losses; automatic: they are shares of the gradient, so that equal weights " +
			"matter equally; normalised: style and content as well (default: ${DEFAULT-VALUE})." })
	private String layerBalance = DEFAULTS.layerBalance().toString();

	@Option(names = "--variation-power", paramLabel = "P", description = {
		"Power of differences in the total variation: 2 softens all, 1 takes grain away and keeps edges (default: ${DEFAULT-VALUE})." })
	private double variationPower = DEFAULTS.variationPower();

	@Option(names = "--averaging", paramLabel = "D", description = {
		"How much of the average of Adam's points stays with each point, such as 0.95; 0 for no average (default: ${DEFAULT-VALUE})." })
	private double averaging = DEFAULTS.averaging();

	@Option(names = "--detail", paramLabel = "A", description = {
		"How much of the content's fine detail is laid over the result: 0 none, 1 all (default: ${DEFAULT-VALUE})." })
	private double detail = DEFAULTS.detail();

	/** @throws IllegalArgumentException if a value will not do; the message says which and why */
	ArtistSettings settings() {
		return DEFAULTS.withStyleGrowth(styleGrowth).withColour(new ColourSettings(Choices.parse(Colours.class,
			"The setting of colours", colours), colourStrength)).withBitDepth(Choices.parse(BitDepth.class, "The bit depth",
				bitDepth)).withTileable(tileable).withStyleScale(StyleScale.parse(styleScale, styleSize, styleScales)).withStatistics(Choices
					.parse(Statistics.class, "The setting of statistics", statistics)).withLayerBalance(Choices.parse(LayerBalance.class,
						"The layer balance", layerBalance)).withVariationPower(variationPower).withAveraging(averaging).withDetail(
							detail);
	}
}
