package fiji.plugin.neuralstyle.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import fiji.plugin.neuralstyle.image.DeepRgb;
import fiji.plugin.neuralstyle.image.ImageConversion;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/**
 * Masks from images. A label image, of 16 bits, or of 8 bits with no value of 255, has a region for each value above 0.
 * Any other is a grey mask of one region: the brighter, the more of a pixel is in it; 255 in 8 bits and in RGB, 1 in 32 bits
 * is all of it. So the black and white masks that ImageJ makes are grey masks. Lookup tables and display ranges do not
 * count.
 */
public final class MaskImage {

	private static final int WHITE = 255;
	private static final int MOST_LABELS = 64;

	private MaskImage() {}

	/**
	 * The mask in the current plane of an image, which is not changed.
	 *
	 * @throws IllegalArgumentException if it has no region, or so many labels that it is no label image
	 */
	public static Mask of(final ImagePlus image) {
		final ImageProcessor plane = DeepRgb.is(image) ? ImageConversion.toColours(image) : image.getProcessor();
		if (plane == null) throw new IllegalArgumentException("The mask \"" + image.getTitle() + "\" has no pixels. Open it again.");
		final List<MaskRegion> regions = isLabels(plane) ? labels(image.getTitle(), plane) : grey(plane);
		return new Mask(image.getTitle(), image.getWidth(), image.getHeight(), regions);
	}

	private static boolean isLabels(final ImageProcessor plane) {
		if (plane instanceof ShortProcessor) return true;
		if (!(plane instanceof ByteProcessor)) return false;
		for (int i = 0; i < plane.getPixelCount(); i++) {
			if (plane.get(i) == WHITE) return false;
		}
		return true;
	}

	private static List<MaskRegion> labels(final String title, final ImageProcessor plane) {
		final Map<Integer, float[]> byLabel = new TreeMap<>();
		for (int i = 0; i < plane.getPixelCount(); i++) {
			final int label = plane.get(i);
			if (label == 0) continue;
			if (!byLabel.containsKey(label) && byLabel.size() == MOST_LABELS) {
				throw new IllegalArgumentException("The mask \"" + title + "\" has more than " + MOST_LABELS +
					" different values, so it is no label image. For a grey mask make it 8-bit, with 255 where all is painted.");
			}
			byLabel.computeIfAbsent(label, key -> new float[plane.getPixelCount()])[i] = 1;
		}
		return byLabel.entrySet().stream().map(entry -> new MaskRegion(entry.getKey(), entry.getValue())).toList();
	}

	private static List<MaskRegion> grey(final ImageProcessor plane) {
		final boolean bytes = plane.getBitDepth() != Float.SIZE;
		final ImageProcessor grey = bytes ? plane.convertToByte(false) : plane;
		final float[] values = new float[plane.getPixelCount()];
		boolean any = false;
		for (int i = 0; i < values.length; i++) {
			final float value = bytes ? grey.get(i) / (float) WHITE : grey.getf(i);
			// Not a number is nothing.
			values[i] = value > 0 ? Math.min(1, value) : 0;
			any |= values[i] > 0;
		}
		final List<MaskRegion> regions = new ArrayList<>();
		if (any) regions.add(new MaskRegion(1, values));
		return regions;
	}
}
