package fiji.plugin.neuralstyle.image;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

/** All channels of a composite image at one slice and frame, as an image of their own that looks the same. */
final class CompositePosition {

	private static final String PROJECTION = "CompositeProjection";

	private CompositePosition() {}

	/** Shares its pixels with the image, which is not changed. */
	static CompositeImage of(final CompositeImage image, final int z, final int t) {
		final boolean shown = z == image.getZ() && t == image.getT();
		final ImageStack planes = new ImageStack(image.getWidth(), image.getHeight());
		for (int c = 1; c <= image.getNChannels(); c++) {
			// A virtual stack has the current plane's changes only in its processor.
			final int index = image.getStackIndex(c, z, t);
			final ImageProcessor plane = shown && c == image.getC() ? image.getProcessor() : image.getStack()
				.getProcessor(index);
			planes.addSlice(null, plane.getPixels());
		}
		final ImagePlus shared = new ImagePlus(image.getTitle(), planes);
		shared.setDimensions(image.getNChannels(), 1, 1);
		final CompositeImage copy = new CompositeImage(shared, image.getMode());
		showAs(image, copy);
		return copy;
	}

	/** Lookup tables, display ranges, and how channels are merged, from another image of as many channels. */
	static void showAs(final CompositeImage image, final CompositeImage copy) {
		copy.copyLuts(image);
		copy.setPositionWithoutUpdate(image.getC(), 1, 1);
		if (image.getWindow() != null) {
			// What a window shows of the current channel is in the processor alone.
			final ImageProcessor shown = image.getProcessor();
			copy.setDisplayRange(shown.getMin(), shown.getMax());
		}
		final String projection = image.getProp(PROJECTION);
		if (projection != null) copy.setProp(PROJECTION, projection);
	}
}
