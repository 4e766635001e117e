package fiji.plugin.neuralstyle.inspect;

import java.awt.Rectangle;
import java.util.Optional;

import ij.ImagePlus;

/**
 * What the Layer Explorer found.
 *
 * @param stack the finished pictures, row by row, each slice labelled with its layer and weight; all that made it is
 *          in its Info property
 * @param settings what was tried
 */
public record Exploration(ImagePlus stack, ExplorerSettings settings) {

	/** A finished picture, and where the contact sheet has it. */
	public record Place(ExplorerCell cell, Rectangle bounds) {}

	/** The contact sheet: a column for each content layer, a row for each style weight; not shown. */
	public ImagePlus sheet() {
		final ImagePlus sheet = LabelledMontage.of(stack, columns());
		sheet.setProperty("Info", stack.getInfoProperty());
		return sheet;
	}

	/** The picture at a pixel of the contact sheet, if there is one. */
	public Optional<Place> at(final int x, final int y) {
		for (int n = 0; n < stack.getStackSize(); n++) {
			final Rectangle bounds = LabelledMontage.bounds(stack, columns(), n);
			if (bounds.contains(x, y)) return Optional.of(new Place(settings.cells().get(n), bounds));
		}
		return Optional.empty();
	}

	private int columns() {
		return settings.contentLayers().size();
	}
}
