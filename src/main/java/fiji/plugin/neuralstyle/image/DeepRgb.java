package fiji.plugin.neuralstyle.image;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

/** RGB images of 16 bits a channel. ImageJ has them as red, green and blue channels laid over each other. */
public final class DeepRgb {

	static final int BITS = 16;
	static final int WHITE = 65535;

	private static final List<Color> COLOURS = List.of(Color.red, Color.green, Color.blue);
	/** ImageJ writes channels of these labels as one RGB image of 16 bits. */
	private static final List<String> LABELS = List.of("Red", "Green", "Blue");

	private DeepRgb() {}

	/** An image of the values; those outside [0, 1] are clamped, NaN is black. */
	static CompositeImage of(final String title, final RgbImage image) {
		final List<ImageProcessor> channels = new ArrayList<>();
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			final short[] channel = new short[image.pixels()];
			for (int i = 0; i < channel.length; i++) {
				channel[i] = (short) Math.round(WHITE * Math.min(1, Math.max(0, image.channel(c)[i])));
			}
			channels.add(new ShortProcessor(image.width(), image.height(), channel, null));
		}
		return of(title, channels);
	}

	/** An image of red, green and blue of 16 bits. */
	static CompositeImage of(final String title, final List<ImageProcessor> channels) {
		final ImageStack planes = new ImageStack(channels.get(0).getWidth(), channels.get(0).getHeight());
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			planes.addSlice(LABELS.get(c), channels.get(c).getPixels());
		}
		final ImagePlus plain = new ImagePlus(title, planes);
		plain.setDimensions(RgbImage.CHANNELS, 1, 1);
		final CompositeImage deep = new CompositeImage(plain, CompositeImage.COMPOSITE);
		deep.setLuts(luts());
		return deep;
	}

	/** Shows an image over the full range of its channels, where these are one RGB picture of 16 bits as files have it. */
	static void showWhole(final ImagePlus image) {
		if (!(image instanceof CompositeImage composite) || image.getStackSize() != RgbImage.CHANNELS) return;
		if (image.getBitDepth() == BITS && image.getNChannels() == RgbImage.CHANNELS) composite.setLuts(luts());
	}

	/** The values of an image that {@link #is} one, in [0, 1]. */
	static RgbImage toRgb(final ImagePlus image) {
		final int pixels = image.getWidth() * image.getHeight();
		final float[] planes = new float[RgbImage.CHANNELS * pixels];
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			final ImageProcessor channel = image.getStack().getProcessor(c + 1);
			for (int i = 0; i < pixels; i++) {
				planes[c * pixels + i] = channel.get(i) / (float) WHITE;
			}
		}
		return new RgbImage(image.getWidth(), image.getHeight(), planes);
	}

	/** How ImageJ knows a channel, counted from 1. */
	static String label(final int channel) {
		return LABELS.get(channel - 1);
	}

	/** Whether an image is one RGB picture of 16 bits a channel, shown over their full range. */
	public static boolean is(final ImagePlus image) {
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
