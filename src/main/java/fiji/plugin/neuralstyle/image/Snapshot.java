package fiji.plugin.neuralstyle.image;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;

/** Images as they are at a moment, for work that goes on while their windows are used. */
public final class Snapshot {

	private static final String INFO = "Info";

	private Snapshot() {}

	/**
	 * An image that looks the same and shares the pixels, but that stays as it is when the other is closed or
	 * its position, selection, display range or overlay is changed. A virtual stack, whose pixels come from
	 * elsewhere, is given back itself.
	 *
	 * @throws IllegalArgumentException if the image will not do; the message says why
	 */
	public static ImagePlus of(final ImagePlus image) {
		ImageConversion.requireSize(image);
		if (image.getStackSize() > 1 && image.getStack().isVirtual()) return image;
		final ImagePlus copy = LikePicture.of(image, sharedPlanes(image), image.getNSlices(), image.getNFrames());
		final int[] position = image.convertIndexToPosition(image.getCurrentSlice());
		copy.setPositionWithoutUpdate(position[0], position[1], position[2]);
		copy.setCalibration(image.getCalibration().copy());
		if (image.getOverlay() != null) copy.setOverlay(image.getOverlay().duplicate());
		if (image.getInfoProperty() != null) copy.setProperty(INFO, image.getInfoProperty());
		Attachments.withFile(image).attachTo(copy);
		final Roi roi = image.getRoi();
		if (roi != null) copy.setRoi((Roi) roi.clone());
		return copy;
	}

	/** A stack of its own, as ImageJ empties that of an image that is closed. */
	private static ImageStack sharedPlanes(final ImagePlus image) {
		final ImageStack planes = new ImageStack(image.getWidth(), image.getHeight());
		if (image.getStackSize() == 1) {
			planes.addSlice(SliceLabel.of(image), image.getProcessor());
			return planes;
		}
		for (int n = 1; n <= image.getStackSize(); n++) {
			planes.addSlice(image.getStack().getSliceLabel(n), image.getStack().getPixels(n));
		}
		return planes;
	}
}
