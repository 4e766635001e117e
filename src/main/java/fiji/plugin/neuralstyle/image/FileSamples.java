package fiji.plugin.neuralstyle.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * The colours of an image as a file holds them, pixel by pixel.
 *
 * @param width columns
 * @param height rows
 * @param bands samples of a pixel: red, green, blue; and opacity, if the image has it
 * @param bits 8 or 16 of each sample
 * @param values row by row, from 0 to the largest of so many bits
 */
record FileSamples(int width, int height, int bands, int bits, int[] values) {

	/**
	 * What is displayed of an image, in 16 bits where it is {@link DeepRgb}. With its opacity, where it has one: the colours
	 * are then such that they come out when laid over white.
	 */
	static FileSamples of(final ImagePlus image) {
		final FileSamples colours = colours(image);
		return Attachments.of(image).opacity().map(colours::with).orElse(colours);
	}

	private FileSamples with(final Opacity opacity) {
		final int most = Opacity.most(bits);
		final int[] both = new int[(bands + 1) * width * height];
		for (int i = 0; i < width * height; i++) {
			final int opaque = opacity.value(i, bits);
			for (int c = 0; c < bands; c++) {
				both[(bands + 1) * i + c] = Opacity.withoutWhite(values[bands * i + c], opaque, most);
			}
			both[(bands + 1) * i + bands] = opaque;
		}
		return new FileSamples(width, height, bands + 1, bits, both);
	}

	private static FileSamples colours(final ImagePlus image) {
		final boolean deep = DeepRgb.is(image);
		final int width = image.getWidth();
		final int height = image.getHeight();
		final int[] values = new int[RgbImage.CHANNELS * width * height];
		if (deep) {
			for (int c = 0; c < RgbImage.CHANNELS; c++) {
				final ImageProcessor channel = image.getStack().getProcessor(c + 1);
				for (int i = 0; i < width * height; i++) {
					values[RgbImage.CHANNELS * i + c] = channel.get(i);
				}
			}
		}
		else {
			final int[] rgb = (int[]) DisplayedImage.of(image).convertToRGB().getPixels();
			for (int i = 0; i < rgb.length; i++) {
				values[RgbImage.CHANNELS * i] = rgb[i] >> 16 & 0xff;
				values[RgbImage.CHANNELS * i + 1] = rgb[i] >> 8 & 0xff;
				values[RgbImage.CHANNELS * i + 2] = rgb[i] & 0xff;
			}
		}
		return new FileSamples(width, height, RgbImage.CHANNELS, deep ? DeepRgb.BITS : Byte.SIZE, values);
	}

	/** For Java's writers, which take the samples as they are. */
	BufferedImage toBufferedImage() {
		final int type = bits == Byte.SIZE ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
		final boolean opacity = bands > RgbImage.CHANNELS;
		final ComponentColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), opacity, false,
			opacity ? Transparency.TRANSLUCENT : Transparency.OPAQUE, type);
		final WritableRaster raster = Raster.createInterleavedRaster(type, width, height, bands, null);
		raster.setPixels(0, 0, width, height, values);
		return new BufferedImage(model, raster, false, null);
	}
}
