package fiji.plugin.neuralstyle.image;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** Images of new pixels that look like another: its channels, lookup tables and display ranges. */
final class LikePicture {

	private LikePicture() {}

	/** A stack of pictures like one, each with as many planes as that has channels. */
	static ImagePlus of(final ImagePlus picture, final ImageStack planes, final int slices, final int frames) {
		final ImagePlus image = new ImagePlus(picture.getTitle(), planes);
		// Else it is forgotten with the lookup table, and macros do not see it.
		if (planes.size() == 1) SliceLabel.set(image, planes.getSliceLabel(1));
		image.setDimensions(planes.size() / (slices * frames), slices, frames);
		if (picture instanceof CompositeImage composite) {
			final CompositeImage copy = new CompositeImage(image, composite.getMode());
			CompositePosition.showAs(composite, copy);
			return copy;
		}
		final ImageProcessor shown = picture.getProcessor();
		if (!(shown instanceof ColorProcessor)) {
			image.setLut(shown.getLut());
			image.setDisplayRange(shown.getMin(), shown.getMax());
		}
		image.setOpenAsHyperStack(slices > 1 && frames > 1);
		return image;
	}
}
