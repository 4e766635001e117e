package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.MaskedStyles;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.mask.Background;
import fiji.plugin.neuralstyle.mask.MaskFiles;
import ij.ImagePlus;
import picocli.CommandLine.Option;

/** Which style goes where, as flags. */
final class MaskOptions {

	/** In place of a file: the ROIs in the content itself. */
	static final String OVERLAY = "overlay";

	@Option(names = "--mask", paramLabel = "FILE", description = {
		"Where style goes: a label image (16-bit, or 8-bit without 255; 0 is background), a grey mask (8-bit, 255 for all), ROIs (.roi, .zip), or the word overlay for the ROIs in a TIFF content." })
	private String mask;

	@Option(names = "--mask-style", paramLabel = "FILE", description = {
		"Style of the mask's second region; once more for the third, and so on. Without it all regions take --style." })
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
		if (mask == null && styles.isEmpty()) return Optional.empty();
		if (mask == null) throw new IllegalArgumentException(
			"Mask styles are given, but no mask that says where they go. Name a mask, or leave the mask styles out.");
		final List<ImagePlus> images = new ArrayList<>();
		for (final Path style : styles) {
			images.add(ImageFiles.read(style));
		}
		return Optional.of(MaskedStyles.parse(mask.equals(OVERLAY) ? MaskFiles.overlay(content) : MaskFiles.read(Path.of(mask),
			content), images, feather, background));
	}
}
