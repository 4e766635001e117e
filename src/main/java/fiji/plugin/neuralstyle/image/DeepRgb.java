package fiji.plugin.neuralstyle.image;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.LUT;

/** RGB images of 16 bits a channel. ImageJ has them as red, green and blue channels laid over each other. */
final class DeepRgb {

	static final int BITS = 16;
	static final int WHITE = 65535;

	private static final List<Color> COLOURS = List.of(Color.red, Color.green, Color.blue);
	/** ImageJ writes channels of these labels as one RGB image of 16 bits. */
	private static final List<String> LABELS = List.of("Red", "Green", "Blue");

	private DeepRgb() {}

	/** An image of the values; those outside [0, 1] are clamped, NaN is black. */
	static CompositeImage of(final String title, final RgbImage image) {
		final ImageStack channels = new ImageStack(image.width(), image.height());
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			final short[] channel = new short[image.pixels()];
			for (int i = 0; i < channel.length; i++) {
				channel[i] = (short) Math.round(WHITE * Math.min(1, Math.max(0, image.channel(c)[i])));
			}
			channels.addSlice(LABELS.get(c), channel);
		}
		final ImagePlus plain = new ImagePlus(title, channels);
		plain.setDimensions(RgbImage.CHANNELS, 1, 1);
		final CompositeImage deep = new CompositeImage(plain, CompositeImage.COMPOSITE);
		deep.setLuts(luts());
		return deep;
	}

	/** Whether an image is one RGB picture of 16 bits a channel, shown over their full range. */
	static boolean is(final ImagePlus image) {
		if (!(image instanceof CompositeImage composite) || image.getBitDepth() != BITS) return false;
		if (image.getStackSize() != RgbImage.CHANNELS || image.getNChannels() != RgbImage.CHANNELS) return false;
		if (composite.getMode() != CompositeImage.COMPOSITE) return false;
		final LUT[] shown = composite.getLuts();
		final LUT[] wanted = luts();
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			final boolean same = Arrays.equals(shown[c].getBytes(), wanted[c].getBytes()) && shown[c].min == 0 && shown[c].max == WHITE;
			if (!same || !composite.getActiveChannels()[c]) return false;
		}
		return true;
	}

	private static LUT[] luts() {
		return COLOURS.stream().map(colour -> {
			final LUT lut = LUT.createLutFromColor(colour);
			lut.min = 0;
			lut.max = WHITE;
			return lut;
		}).toArray(LUT[]::new);
	}
}
