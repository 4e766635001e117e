package fiji.plugin.neuralstyle.mask;

import java.util.ArrayList;
import java.util.List;

import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ByteProcessor;

/** Masks from ImageJ's regions of interest, each of them a region, in their order; points, lines and texts are none. */
public final class RoiMask {

	private static final int INSIDE = 255;

	private RoiMask() {}

	/**
	 * A mask of a picture.
	 *
	 * @param title what the ROIs are called in messages
	 * @param rois in the picture's pixels
	 * @param width of the picture
	 * @param height of the picture
	 * @throws IllegalArgumentException if there is no area among them, or one lies outside the picture
	 */
	public static Mask of(final String title, final Iterable<Roi> rois, final int width, final int height) {
		final List<MaskRegion> regions = new ArrayList<>();
		for (final Roi roi : rois) {
			if (!roi.isArea() || roi instanceof TextRoi) continue;
			final int number = regions.size() + 1;
			regions.add(new MaskRegion(number, values(title, number, roi, width, height)));
		}
		if (regions.isEmpty()) {
			throw new IllegalArgumentException("There is no region in \"" + title +
				"\": no ROI in it is an area. Draw rectangles, ovals, polygons or freehand areas, or leave the mask out.");
		}
		return new Mask(title, width, height, regions);
	}

	private static float[] values(final String title, final int number, final Roi roi, final int width, final int height) {
		final ByteProcessor plane = new ByteProcessor(width, height);
		plane.setValue(INSIDE);
		plane.fill(roi);
		final float[] values = new float[width * height];
		boolean any = false;
		for (int i = 0; i < values.length; i++) {
			values[i] = plane.get(i) == INSIDE ? 1 : 0;
			any |= plane.get(i) == INSIDE;
		}
		if (any) return values;
		throw new IllegalArgumentException("Region " + number + " in \"" + title + "\"" + (roi.getName() == null ? "" : " (" + roi
			.getName() + ")") + " has no pixel of the content in it. Move it, or take it out.");
	}
}
