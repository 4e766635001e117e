package fiji.plugin.neuralstyle.image;

import java.util.Arrays;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.IntProcessor;
import ij.process.LUT;

/**
 * The plane that ImageJ shows of an image, as a processor of its own. ImageJ can paint the original as
 * well, but doing so moves display ranges between its channels and its processor, so all is done on a
 * copy.
 */
final class DisplayedImage {

	private DisplayedImage() {}

	/** A copy of the current plane with the lookup table and display range it is shown with, or in colour. */
	static ImageProcessor of(final ImagePlus image) {
		final ImageProcessor current = image.getProcessor();
		// A composite image of one channel has no merging to do, whatever its mode.
		if (image instanceof CompositeImage composite && !(current instanceof ColorProcessor)) {
			final boolean merged = composite.getMode() == CompositeImage.COMPOSITE && composite.getNChannels() > 1;
			return merged ? mergedChannels(composite) : currentChannel(composite);
		}
		if (current instanceof IntProcessor) return new ColorProcessor(current.createImage());
		return current.duplicate();
	}

	/** Whether a lookup table is the plain grey one or its inverse. */
	static boolean isGrey(final LUT lut) {
		final int size = lut.getMapSize();
		if (size != 256) return false;
		final byte[] reds = new byte[size];
		final byte[] greens = new byte[size];
		final byte[] blues = new byte[size];
		lut.getReds(reds);
		lut.getGreens(greens);
		lut.getBlues(blues);
		if (!Arrays.equals(reds, greens) || !Arrays.equals(reds, blues)) return false;
		boolean rising = true;
		boolean falling = true;
		for (int i = 0; i < size; i++) {
			rising &= (reds[i] & 0xff) == i;
			falling &= (reds[i] & 0xff) == 255 - i;
		}
		return rising || falling;
	}

	private static ImageProcessor currentChannel(final CompositeImage image) {
		final ImageProcessor channel = image.getProcessor().duplicate();
		// Where there is a window, the processor is what it shows. Without one, ImageJ leaves the
		// processor as it is until it first paints, and keeps the channel's table and range apart.
		if (image.getWindow() != null) return channel;
		final LUT lut = image.getLuts()[image.getC() - 1];
		if (image.getMode() == CompositeImage.COLOR) channel.setLut(lut);
		else if (lut.min != 0 || lut.max != 0) channel.setMinAndMax(lut.min, lut.max);
		return channel;
	}

	private static ImageProcessor mergedChannels(final CompositeImage image) {
		// Pixels are shared: painting only reads them.
		return new ColorProcessor(CompositePosition.of(image, image.getZ(), image.getT()).getImage());
	}
}
