package fiji.plugin.neuralstyle.cli;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.Statistics;
import picocli.CommandLine.Option;

/** The artist's controls of the menu command, as flags. Defaults are {@link ArtistSettings#DEFAULTS}. */
final class ArtistOptions {

	private static final ArtistSettings DEFAULTS = ArtistSettings.DEFAULTS;

	@Option(names = "--style-growth", paramLabel = "F", description = {
		"Factor of the style weight from each pyramid level to the next: above 1 for stronger details (default: ${DEFAULT-VALUE})." })
	private double styleGrowth = DEFAULTS.styleGrowth();

	@Option(names = "--statistics", paramLabel = "KIND", description = {
		"What of the style layers is compared: gram, or wasserstein for means and covariances (default: ${DEFAULT-VALUE})." })
	private String statistics = DEFAULTS.statistics().toString();

	/** @throws IllegalArgumentException if a value will not do; the message says which and why */
	ArtistSettings settings() {
		return DEFAULTS.withStyleGrowth(styleGrowth).withStatistics(Choices.parse(Statistics.class, "The setting of statistics", statistics));
	}
}
