package fiji.plugin.neuralstyle.cli;

import fiji.plugin.neuralstyle.ImageSettings;
import picocli.CommandLine.Option;

/** What of the content is painted, and what comes back, as flags. Defaults are {@link ImageSettings#DEFAULTS}. */
final class ImageOptions {

	private static final ImageSettings DEFAULTS = ImageSettings.DEFAULTS;

	@Option(names = "--slices", paramLabel = "WHICH", description = {
		"Of a stack: current, all, or numbers such as 1,3,7-9; more than one are written as TIFF (default: ${DEFAULT-VALUE})." })
	private String slices = DEFAULTS.slices().toString();

	@Option(names = "--temporal-weight", paramLabel = "W", description = {
		"How firmly each slice is held to the one before where the content stands still; 0 for each as if alone (default: ${DEFAULT-VALUE})." })
	private double temporalWeight = DEFAULTS.temporalWeight();

	@Option(names = "--result-type", paramLabel = "KIND", description = {
		"RGB, or same for the content's own type: its colours stay and the luminance carries the style (default: ${DEFAULT-VALUE})." })
	private String resultType = DEFAULTS.resultType().toString();

	@Option(names = "--feather", paramLabel = "PIXELS", description = {
		"Width of the soft edge where a selection saved in a TIFF content limits the change (default: ${DEFAULT-VALUE})." })
	private double feather = DEFAULTS.feather();

	@Option(names = "--motion", paramLabel = "HOW", description = {
		"Of a stack: flow finds what moves between two slices and moves the paint along; none holds what stands still alone (default: ${DEFAULT-VALUE})." })
	private String motion = DEFAULTS.motion().toString();

	/** @throws IllegalArgumentException if a value will not do; the message says which and why */
	ImageSettings settings() {
		return ImageSettings.parse(slices, feather, resultType, temporalWeight, motion);
	}
}
