package fiji.plugin.neuralstyle.cli;

import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import picocli.CommandLine.Option;

/** The artist's controls of the menu command, as flags. Defaults are {@link ArtistSettings#DEFAULTS}. */
final class ArtistOptions {

	private static final ArtistSettings DEFAULTS = ArtistSettings.DEFAULTS;

	@Option(names = "--style-growth", paramLabel = "F", description = {
		"Factor of the style weight from each pyramid level to the next: above 1 for stronger details (default: ${DEFAULT-VALUE})." })
	private double styleGrowth = DEFAULTS.styleGrowth();

	/** @throws IllegalArgumentException if a value will not do; the message says which and why */
	ArtistSettings settings() {
		return DEFAULTS.withStyleGrowth(styleGrowth);
	}
}
