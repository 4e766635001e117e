package fiji.plugin.neuralstyle.command;

import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.BitDepth;
import fiji.plugin.neuralstyle.transfer.ColourSettings;
import fiji.plugin.neuralstyle.transfer.Colours;
import fiji.plugin.neuralstyle.transfer.StyleScale;
import fiji.plugin.neuralstyle.transfer.LayerBalance;
import fiji.plugin.neuralstyle.transfer.Statistics;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/** Adds the artist's controls to what every command that stylises asks for. All but the simplest are advanced. */
abstract class ArtistCommand extends StyleCommand {

	@Parameter(label = "Style growth", min = "0", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Factor of the style weight from each pyramid level to the next: above 1 for stronger details.")
	private double styleGrowth = ArtistSettings.DEFAULTS.styleGrowth();

	@Parameter(label = "Colours", choices = { "style", "luminance", "match-histogram", "match-covariance" }, persist = false,
		callback = CHANGED, description = "The style's; or the content's: the result's luminance alone is kept, or the style is painted in colours matched to the content's.")
	private String colours = ArtistSettings.DEFAULTS.colour().colours().toString();

	@Parameter(label = "Colour strength", min = "0", max = "1", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "How far colours go from the style's to the content's, 0 to 1.")
	private double colourStrength = ArtistSettings.DEFAULTS.colour().strength();

	@Parameter(label = "Bit depth", choices = { "8", "16" }, persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Bits of each channel of an RGB result; 16 give tones without bands, as three channels laid over each other.")
	private String bitDepth = ArtistSettings.DEFAULTS.bitDepth().toString();
	@Parameter(label = "Tileable", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Makes a tile of an endless picture: opposite edges meet without a seam.")
	private boolean tileable = ArtistSettings.DEFAULTS.tileable();

	@Parameter(label = "Style scale", min = "0", persist = false, callback = CHANGED,
		description = "How large strokes are beside the picture: 2 for twice as large, 0.5 for half.")
	private double styleScale = ArtistSettings.DEFAULTS.styleScale().factor();

	@Parameter(label = "Style size", min = "0", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "The style's longer side in pixels beside the full size of the result; 0 for as long as the result's.")
	private int styleSize = ArtistSettings.DEFAULTS.styleScale().size();

	@Parameter(label = "Style scales", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Scales at each of which the style is seen, all at once, such as 0.5,1,2.")
	private String styleScales = ArtistSettings.DEFAULTS.styleScale().scalesText();

	@Parameter(label = "Statistics", choices = { "gram", "wasserstein", "sliced" }, persist = false, callback = CHANGED, attrs = @Attr(
		name = ADVANCED), description = "What of the style layers is compared: Gram matrices; means and covariances; or the whole distribution along random directions.")
	private String statistics = ArtistSettings.DEFAULTS.statistics().toString();

	@Parameter(label = "Layer balance", choices = { "none", "automatic", "normalised" }, persist = false, callback = CHANGED, attrs = @Attr(
		name = ADVANCED), description = "Automatic: style layers of the same weight matter equally, whatever their losses are; normalised: style and content as well.")
	private String layerBalance = ArtistSettings.DEFAULTS.layerBalance().toString();

	@Parameter(label = "Variation power", min = "1", max = "2", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Power of differences in the total variation: 2 softens all, 1 takes grain away and keeps edges.")
	private double variationPower = ArtistSettings.DEFAULTS.variationPower();

	@Parameter(label = "Averaging", min = "0", max = "1", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "How much of the average of Adam's points stays with each point, such as 0.95; 0 for no average.")
	private double averaging = ArtistSettings.DEFAULTS.averaging();

	@Parameter(label = "Detail", min = "0", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "How much of the content's fine detail is laid over the result: 0 none, 1 all.")
	private double detail = ArtistSettings.DEFAULTS.detail();

	@Override
	TransferSettings settings() {
		return super.settings().withArtist(artist());
	}

	private ArtistSettings artist() {
		return ArtistSettings.DEFAULTS.withStyleGrowth(styleGrowth).withColour(new ColourSettings(Choices.parse(Colours.class,
			"The setting of colours", colours), colourStrength)).withBitDepth(Choices.parse(BitDepth.class, "The bit depth",
				bitDepth)).withTileable(tileable).withStyleScale(StyleScale.parse(styleScale, styleSize, styleScales)).withStatistics(Choices
					.parse(Statistics.class, "The setting of statistics", statistics)).withLayerBalance(Choices.parse(LayerBalance.class,
						"The layer balance", layerBalance)).withVariationPower(variationPower).withAveraging(averaging).withDetail(
							detail);
	}
}
