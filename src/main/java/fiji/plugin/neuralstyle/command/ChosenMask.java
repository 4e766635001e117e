package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import fiji.plugin.neuralstyle.MaskedStyles;
import fiji.plugin.neuralstyle.mask.Mask;
import fiji.plugin.neuralstyle.mask.MaskFiles;
import fiji.plugin.neuralstyle.mask.MaskImage;
import fiji.plugin.neuralstyle.mask.RoiMask;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/**
 * The mask that a dialog or a macro names.
 *
 * @param text an open image's title, a file's path, or one of the words below; blank for none
 * @param styles titles or paths of the further styles, separated by semicolons
 * @param feather as the dialog has it
 * @param background as the dialog has it
 */
record ChosenMask(String text, String styles, double feather, String background) {

	static final String OVERLAY = "overlay";
	static final String ROI_MANAGER = "ROI Manager";
	/** What a mask of its ROIs is called. */
	static final String MANAGED = "the " + ROI_MANAGER;

	/**
	 * The mask, for a content image.
	 *
	 * @throws IllegalArgumentException if there is no such mask, or it does not fit its styles
	 * @throws IOException if a file cannot be read
	 */
	Optional<MaskedStyles> of(final ImagePlus content) throws IOException {
		final List<String> names = Arrays.stream(styles.split(";")).map(String::strip).filter(name -> !name.isEmpty()).toList();
		if (text.isBlank() && names.isEmpty()) return Optional.empty();
		if (text.isBlank()) throw new IllegalArgumentException(
			"Mask styles are given, but no mask that says where they go. Name a mask, or leave the mask styles out.");
		final List<ImagePlus> images = new ArrayList<>();
		for (final String name : names) {
			images.add(OpenImages.find("mask style", name));
		}
		return Optional.of(MaskedStyles.parse(mask(content), images, feather, background));
	}

	private Mask mask(final ImagePlus content) throws IOException {
		final String name = text.strip();
		if (name.equalsIgnoreCase(OVERLAY)) return MaskFiles.overlay(content);
		if (name.equalsIgnoreCase(ROI_MANAGER)) return managed(content);
		final Optional<ImagePlus> open = OpenImages.findOpen(name);
		if (open.isPresent()) return MaskImage.of(open.get());
		if (isRoiFile(name)) return MaskFiles.read(Path.of(name), content);
		return MaskImage.of(OpenImages.find("mask", name));
	}

	private static Mask managed(final ImagePlus content) {
		final RoiManager manager = RoiManager.getInstance2();
		final List<Roi> rois = manager == null ? List.of() : List.of(manager.getRoisAsArray());
		return RoiMask.of(MANAGED, rois, content.getWidth(), content.getHeight());
	}

	private static boolean isRoiFile(final String name) {
		final String ending = name.toLowerCase(Locale.ROOT);
		try {
			return (ending.endsWith(".zip") || ending.endsWith(".roi")) && Files.isRegularFile(Path.of(name));
		}
		catch (InvalidPathException e) {
			// A title need not be a possible path.
			return false;
		}
	}
}
