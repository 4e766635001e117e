package fiji.plugin.neuralstyle.command;

import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.StyleFit;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/** Adds the artist's controls to what every command that stylises asks for. All but the simplest are advanced. */
abstract class ArtistCommand extends StyleCommand {

	@Parameter(label = "Style growth", min = "0", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Factor of the style weight from each pyramid level to the next: above 1 for stronger details.")
	private double styleGrowth = ArtistSettings.DEFAULTS.styleGrowth();

	@Parameter(label = "Tileable", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Makes a tile of an endless picture: opposite edges meet without a seam.")
	private boolean tileable = ArtistSettings.DEFAULTS.tileable();

	@Parameter(label = "Style fit", choices = { "content", "own" }, persist = false, callback = CHANGED, attrs = @Attr(
		name = ADVANCED),
		description = "Size of the style beside the result: content for as long a side, own for as many pixels as it has.")
	private String styleFit = ArtistSettings.DEFAULTS.styleFit().toString();

	@Override
	TransferSettings settings() {
		return super.settings().withArtist(artist());
	}

	private ArtistSettings artist() {
		return ArtistSettings.DEFAULTS.withStyleGrowth(styleGrowth).withTileable(tileable).withStyleFit(Choices.parse(
			StyleFit.class, "The style fit", styleFit));
	}
}
