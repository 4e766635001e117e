package fiji.plugin.neuralstyle.benchmark;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import fiji.plugin.neuralstyle.ColourFiles;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.process.ColorProcessor;

/**
 * Pictures whose numbers mean other colours than sRGB's, by a profile of a wide gamut. Arguments: "write", output in TIFF and
 * picture, for the same colours in such numbers; or "show", two outputs and a picture, for how a screen of sRGB shows it: by its
 * profile, and without.
 */
final class WideGamut {

	/** The primaries of ROMM RGB (ISO 22028-2), as X, Y and Z at the white D50; the curve is sRGB's. */
	private static final double[][] PRIMARIES = { { 0.7977, 0.2880, 0 }, { 0.1352, 0.7119, 0 }, { 0.0313, 0.0001, 0.8249 } };
	private static final int[] TAGS = { ICC_Profile.icSigRedColorantTag, ICC_Profile.icSigGreenColorantTag,
		ICC_Profile.icSigBlueColorantTag };

	private WideGamut() {}

	public static void main(final String[] arguments) throws IOException {
		if (arguments[0].equals("write")) write(ImageIO.read(Path.of(arguments[2]).toFile()), Path.of(arguments[1]));
		else show(Path.of(arguments[3]), Path.of(arguments[1]), Path.of(arguments[2]));
		System.exit(0);
	}

	static void write(final BufferedImage picture, final Path output) throws IOException {
		ImageIO.write(new ColorConvertOp(null).filter(picture, image(profile(), picture.getWidth(), picture.getHeight())), "tiff", output
			.toFile());
	}

	private static void show(final Path file, final Path kept, final Path lost) throws IOException {
		final ColorProcessor numbers = (ColorProcessor) ImageFiles.read(file).getProcessor();
		ImageFiles.write(new ImagePlus("", shown(numbers, ICC_Profile.getInstance(ColourFiles.profile(file).orElseThrow()))), kept);
		ImageFiles.write(new ImagePlus("", numbers), lost);
	}

	/** The colours of sRGB that numbers mean by a profile. */
	static ColorProcessor shown(final ColorProcessor numbers, final ICC_Profile profile) {
		final BufferedImage image = image(profile, numbers.getWidth(), numbers.getHeight());
		final WritableRaster raster = image.getRaster();
		for (int i = 0; i < numbers.getPixelCount(); i++) {
			final int x = i % numbers.getWidth();
			final int y = i / numbers.getWidth();
			raster.setPixel(x, y, numbers.getPixel(x, y, null));
		}
		final BufferedImage shown = new BufferedImage(numbers.getWidth(), numbers.getHeight(), BufferedImage.TYPE_INT_RGB);
		return new ColorProcessor(new ColorConvertOp(null).filter(image, shown));
	}

	private static BufferedImage image(final ICC_Profile profile, final int width, final int height) {
		final ComponentColorModel colours = new ComponentColorModel(new ICC_ColorSpace(profile), false, false,
			ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
		return new BufferedImage(colours, colours.createCompatibleWritableRaster(width, height), false, null);
	}

	/** sRGB's with other primaries. */
	private static ICC_Profile profile() {
		final ICC_Profile wide = ICC_Profile.getInstance(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
		for (int c = 0; c < TAGS.length; c++) {
			final ByteBuffer tag = ByteBuffer.allocate(20).put("XYZ ".getBytes(StandardCharsets.ISO_8859_1)).putInt(0);
			for (final double value : PRIMARIES[c]) {
				tag.putInt((int) Math.round(65536 * value));
			}
			wide.setData(TAGS[c], tag.array());
		}
		return wide;
	}
}
