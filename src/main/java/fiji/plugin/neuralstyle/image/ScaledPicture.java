package fiji.plugin.neuralstyle.image;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.plugin.RoiScaler;
import ij.process.ImageProcessor;

/** A picture at another size, its selection with it. */
public final class ScaledPicture {

	private ScaledPicture() {}

	/**
	 * All channels of a picture at a size, bilinear, averaged when shrinking; the picture itself if it has it already.
	 *
	 * @throws IllegalArgumentException if that is too large for one array
	 */
	public static ImagePlus of(final ImagePlus picture, final int width, final int height) {
		if (picture.getWidth() == width && picture.getHeight() == height) return picture;
		ImageConversion.requireArea(picture.getTitle(), width, height);
		final ImageStack planes = new ImageStack(width, height);
		for (int c = 1; c <= picture.getStackSize(); c++) {
			final ImageProcessor plane = picture.getStack().getProcessor(c);
			plane.setInterpolationMethod(ImageProcessor.BILINEAR);
			planes.addSlice(null, plane.resize(width, height, true));
		}
		final ImagePlus scaled = LikePicture.of(picture, planes, 1, 1);
		final double xScale = width / (double) picture.getWidth();
		final double yScale = height / (double) picture.getHeight();
		scaled.setRoi(scale(picture.getRoi(), xScale, yScale));
		return scaled;
	}

	/** A selection as it lies in an image of another size; null stays null. */
	static Roi scale(final Roi roi, final double xScale, final double yScale) {
		return roi == null || xScale == 1 && yScale == 1 ? roi : RoiScaler.scale(roi, xScale, yScale, false);
	}
}
