package fiji.plugin.neuralstyle.command;

import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;

/**
 * The picture that is selected in the Layer Explorer's contact sheet. The selection itself carries what made
 * the picture, so the main dialog finds it where the user sees it, and forgets it with the selection.
 */
final class ChosenPicture {

	/** Inputs of the main command. */
	private static final List<String> INPUTS = List.of("content", "style", "network", "contentLayers", "styleWeight");
	private static final String KEY = "neuralStyle.";

	private ChosenPicture() {}

	/**
	 * Selects a picture.
	 *
	 * @param values of all inputs that decide it, by name
	 */
	static void select(final ImagePlus sheet, final Rectangle bounds, final Map<String, String> values) {
		final Roi selection = new Roi(bounds);
		INPUTS.forEach(input -> selection.setProperty(KEY + input, values.get(input)));
		sheet.setRoi(selection);
	}

	/** What made the picture that is selected in the active image, as inputs of the main command; none if there is no such. */
	static Map<String, String> inputs() {
		final Map<String, String> values = new LinkedHashMap<>();
		if (GraphicsEnvironment.isHeadless() || IJ.getInstance() == null) return values;
		final ImagePlus active = WindowManager.getCurrentImage();
		final Roi selection = active == null ? null : active.getRoi();
		if (selection == null) return values;
		for (final String input : INPUTS) {
			final String value = selection.getProperty(KEY + input);
			if (value != null) values.put(input, value);
		}
		return values;
	}
}
