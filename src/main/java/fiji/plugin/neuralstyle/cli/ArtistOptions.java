package fiji.plugin.neuralstyle.cli;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.StyleFit;
import picocli.CommandLine.Option;

/** The artist's controls of the menu command, as flags. Defaults are {@link ArtistSettings#DEFAULTS}. */
final class ArtistOptions {

	private static final ArtistSettings DEFAULTS = ArtistSettings.DEFAULTS;

	@Option(names = "--style-growth", paramLabel = "F", description = {
		"Factor of the style weight from each pyramid level to the next: above 1 for stronger details (default: ${DEFAULT-VALUE})." })
	private double styleGrowth = DEFAULTS.styleGrowth();

	@Option(names = "--tileable", arity = "0..1", fallbackValue = "true", paramLabel = "TRUE|FALSE", description = {
		"Makes a tile of an endless picture: opposite edges meet without a seam (default: ${DEFAULT-VALUE})." })
	private boolean tileable = DEFAULTS.tileable();

	@Option(names = "--style-fit", paramLabel = "HOW", description = {
		"Size of the style beside the result: content for as long a side, own for as many pixels as it has (default: ${DEFAULT-VALUE})." })
	private String styleFit = DEFAULTS.styleFit().toString();

	/** @throws IllegalArgumentException if a value will not do; the message says which and why */
	ArtistSettings settings() {
		return DEFAULTS.withStyleGrowth(styleGrowth).withTileable(tileable).withStyleFit(Choices.parse(StyleFit.class,
			"The style fit", styleFit));
	}
}
