package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.Opener;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * Writes a large picture of known pixels, and reads it again. {@code scripts/check-large-tiff} calls it, and has another
 * program look at the file between the two.
 */
public final class LargeTiffFile {

	private LargeTiffFile() {}

	/**
	 * Value of a sample.
	 *
	 * @param bits that there are of it
	 */
	private static int value(final int x, final int y, final int channel, final int bits) {
		return x * 7 + y * 13 + channel * 50 & (1 << bits) - 1;
	}

	/** @param arguments {@code write}, {@code read} or {@code imagej}, side in pixels, bits a channel, file */
	public static void main(final String[] arguments) throws IOException {
		final int side = Integer.parseInt(arguments[1]);
		final int bits = Integer.parseInt(arguments[2]);
		final Path file = Path.of(arguments[3]);
		final long start = System.nanoTime();
		switch (arguments[0]) {
			case "write" -> ImageFiles.write(bits == 8 ? colours(side) : deep(side), file);
			case "read" -> check(ImageFiles.read(file), side, bits);
			default -> check(new Opener().openTiff(file.toAbsolutePath().getParent() + "/", file.getFileName().toString()), side,
				bits);
		}
		System.out.printf(Locale.ROOT, "%s: %.1f s, peak resident %d MB%n", arguments[0], (System.nanoTime() - start) / 1e9,
			EvaluationTimes.peakMegabytes());
	}

	private static ImagePlus colours(final int side) {
		final ColorProcessor colours = new ColorProcessor(side, side);
		final int[] rgb = (int[]) colours.getPixels();
		for (int y = 0, i = 0; y < side; y++) {
			for (int x = 0; x < side; x++, i++) {
				rgb[i] = 0xff000000 | value(x, y, 0, 8) << 16 | value(x, y, 1, 8) << 8 | value(x, y, 2, 8);
			}
		}
		return described(new ImagePlus("large", colours));
	}

	private static ImagePlus deep(final int side) {
		final ImageStack channels = new ImageStack(side, side);
		for (int c = 0; c < 3; c++) {
			final short[] values = new short[side * side];
			for (int y = 0, i = 0; y < side; y++) {
				for (int x = 0; x < side; x++, i++) {
					values[i] = (short) value(x, y, c, 16);
				}
			}
			channels.addSlice(new String[] { "Red", "Green", "Blue" }[c], values);
		}
		final ImagePlus image = new ImagePlus("large", channels);
		image.setDimensions(3, 1, 1);
		return described(new CompositeImage(image, CompositeImage.COMPOSITE));
	}

	private static ImagePlus described(final ImagePlus image) {
		image.setProperty("Info", "painted: yes\n");
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = 0.25;
		return image;
	}

	private static void check(final ImagePlus image, final int side, final int bits) throws IOException {
		if (image == null || image.getWidth() != side || image.getHeight() != side) throw new IOException("not opened");
		for (int c = 0; c < 3; c++) {
			final ImageProcessor plane = image.getStack().getProcessor(bits == 8 ? 1 : c + 1);
			for (int y = 0; y < side; y++) {
				for (int x = y % 3; x < side; x += 3) {
					final int found = bits == 8 ? plane.get(x, y) >> 16 - 8 * c & 0xff : plane.get(x, y);
					if (found != value(x, y, c, bits)) throw new IOException("channel " + c + " is wrong at " + x + ", " + y);
				}
			}
		}
		if (!"painted: yes\n".equals(image.getInfoProperty())) throw new IOException("the Info is " + image.getInfoProperty());
		if (Math.abs(image.getCalibration().pixelWidth - 0.25) > 1e-6) throw new IOException("the calibration is lost");
	}
}
