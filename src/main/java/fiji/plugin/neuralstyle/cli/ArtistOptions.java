package fiji.plugin.neuralstyle.cli;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.BitDepth;
import fiji.plugin.neuralstyle.transfer.ColourSettings;
import fiji.plugin.neuralstyle.transfer.Colours;
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

	/** @throws IllegalArgumentException if a value will not do; the message says which and why */
	ArtistSettings settings() {
		return DEFAULTS.withStyleGrowth(styleGrowth).withColour(new ColourSettings(Choices.parse(Colours.class, "The setting of colours",
			colours), colourStrength)).withBitDepth(Choices.parse(BitDepth.class, "The bit depth", bitDepth));
	}
}
