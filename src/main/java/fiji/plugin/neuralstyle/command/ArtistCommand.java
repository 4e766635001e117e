package fiji.plugin.neuralstyle.command;

import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.Statistics;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/** Adds the artist's controls to what every command that stylises asks for. All but the simplest are advanced. */
abstract class ArtistCommand extends StyleCommand {

	@Parameter(label = "Style growth", min = "0", persist = false, callback = CHANGED, attrs = @Attr(name = ADVANCED),
		description = "Factor of the style weight from each pyramid level to the next: above 1 for stronger details.")
	private double styleGrowth = ArtistSettings.DEFAULTS.styleGrowth();

	@Parameter(label = "Statistics", choices = { "gram", "wasserstein" }, persist = false, callback = CHANGED, attrs = @Attr(
		name = ADVANCED), description = "What of the style layers is compared: Gram matrices, or means and covariances.")
	private String statistics = ArtistSettings.DEFAULTS.statistics().toString();

	@Override
	TransferSettings settings() {
		return super.settings().withArtist(artist());
	}

	private ArtistSettings artist() {
		return ArtistSettings.DEFAULTS.withStyleGrowth(styleGrowth).withStatistics(Choices.parse(Statistics.class, "The setting of statistics",
			statistics));
	}
}
