package fiji.plugin.neuralstyle.image;

import java.awt.Rectangle;
import java.util.Locale;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ByteProcessor;

/**
 * The area selected in an image, inside of it. Points, lines and texts select no area and count as no
 * selection, as for ImageJ's own filters.
 *
 * @param roi a copy of ImageJ's
 * @param bounds in the image
 * @param mask of the bounds, 255 where selected
 */
record Selection(Roi roi, Rectangle bounds, ByteProcessor mask) {

	private static final int SELECTED = 255;

	/**
	 * The selection of an image, empty if there is none.
	 *
	 * @param role what the image is for, for the message
	 * @throws IllegalArgumentException if it lies outside the image
	 */
	static Optional<Selection> of(final String role, final ImagePlus image) {
		final Roi selected = image.getRoi();
		if (selected == null || !selected.isArea() || selected instanceof TextRoi) return Optional.empty();
		final Roi roi = (Roi) selected.clone();
		final Rectangle bounds = roi.getBounds().intersection(new Rectangle(image.getWidth(), image.getHeight()));
		if (bounds.isEmpty()) throw outside(role, image);
		final ByteProcessor whole = new ByteProcessor(image.getWidth(), image.getHeight());
		whole.setValue(SELECTED);
		whole.fill(roi);
		whole.setRoi(bounds);
		final ByteProcessor mask = (ByteProcessor) whole.crop();
		if (mask.getStats().max == 0) throw outside(role, image);
		return Optional.of(new Selection(roi, bounds, mask));
	}

	/** Whether all of the bounds are selected. */
	boolean isRectangle() {
		return mask.getStats().min == SELECTED;
	}

	boolean contains(final int x, final int y) {
		return bounds.contains(x, y) && mask.get(x - bounds.x, y - bounds.y) == SELECTED;
	}

	/** Kind and bounds, such as {@code oval 10,20,64,48}. */
	String text() {
		return roi.getTypeAsString().toLowerCase(Locale.ROOT) + " " + text(bounds);
	}

	static String text(final Rectangle rectangle) {
		return rectangle.x + "," + rectangle.y + "," + rectangle.width + "," + rectangle.height;
	}

	private static IllegalArgumentException outside(final String role, final ImagePlus image) {
		return new IllegalArgumentException("The selection on the " + role + " image \"" + image.getTitle() +
			"\" has no pixel of the image in it. Move it, or remove it (Edit > Selection > Select None).");
	}
}
