package fiji.plugin.neuralstyle.command;

import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.BitDepth;
import fiji.plugin.neuralstyle.transfer.ColourSettings;
import fiji.plugin.neuralstyle.transfer.Colours;
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

	@Override
	TransferSettings settings() {
		return super.settings().withArtist(artist());
	}

	private ArtistSettings artist() {
		return ArtistSettings.DEFAULTS.withStyleGrowth(styleGrowth).withColour(new ColourSettings(Choices.parse(Colours.class,
			"The setting of colours", colours), colourStrength)).withBitDepth(Choices.parse(
				BitDepth.class, "The bit depth", bitDepth));
	}
}
