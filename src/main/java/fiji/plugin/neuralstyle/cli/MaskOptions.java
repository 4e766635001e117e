package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.MaskedStyles;
import fiji.plugin.neuralstyle.batch.MaskChoice;
import fiji.plugin.neuralstyle.mask.Background;
import ij.ImagePlus;
import picocli.CommandLine.Option;

/** Which style goes where, as flags. */
final class MaskOptions {

	@Option(names = "--mask", paramLabel = "FILE", description = {
		"Where style goes: a label image (16-bit, or 8-bit without 255; 0 is background), a grey mask (8-bit, 255 for all), ROIs (.roi, .zip), or the word overlay for the ROIs in a TIFF content. For a folder of contents also a folder of masks, each called like its content." })
	private Path mask;

	@Option(names = { "--mask-style", "--mask-styles" }, split = ";", paramLabel = "FILE", description = {
		"Style of the mask's second region; once more, or after a semicolon, for the third, and so on. Without it all regions " +
			"take --style." })
	private List<Path> styles = List.of();

	@Option(names = "--mask-feather", paramLabel = "PIXELS", description = {
		"Width of the soft edges between regions (default: ${DEFAULT-VALUE})." })
	private double feather = MaskedStyles.FEATHER;

	@Option(names = "--background", paramLabel = "KIND", description = {
		"What no region covers: keep for the content's pixels, style for the last of the styles (default: ${DEFAULT-VALUE})." })
	private String background = Background.KEEP.toString();

	/**
	 * The mask, for a content image.
	 *
	 * @throws IllegalArgumentException if a value will not do, or regions and styles do not match
	 * @throws IOException if a file cannot be read
	 */
	Optional<MaskedStyles> of(final ImagePlus content) throws IOException {
		final Optional<MaskChoice> choice = choice();
		return choice.isEmpty() ? Optional.empty() : Optional.of(choice.get().read(content));
	}

	/**
	 * What the flags say; nothing is read.
	 *
	 * @throws IllegalArgumentException if a value will not do
	 */
	Optional<MaskChoice> choice() {
		if (mask == null && styles.isEmpty()) return Optional.empty();
		if (mask == null) throw new IllegalArgumentException(
			"Mask styles are given, but no mask that says where they go. Name a mask, or leave the mask styles out.");
		return Optional.of(new MaskChoice(mask, styles, feather, Choices.parse(Background.class, "The background", background)));
	}
}
