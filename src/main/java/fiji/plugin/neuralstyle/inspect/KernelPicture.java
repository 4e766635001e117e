package fiji.plugin.neuralstyle.inspect;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.TextRoi;
import ij.process.FloatProcessor;

/** Kernels of 3 x 3 weights beside each other, each weight a square with its number on it; 32-bit. */
final class KernelPicture {

	private static final int SQUARE = 48;
	private static final int GAP = 8;
	private static final int KERNEL = AppliedKernel.SIDE * SQUARE;
	private static final int FONT = 12;
	/** Below this part of the range blue is too dark for black text. */
	private static final double DARK = 0.6;

	private KernelPicture() {}

	static ImagePlus of(final String title, final List<float[]> kernels) {
		final FloatProcessor pixels = new FloatProcessor(kernels.size() * (KERNEL + GAP) - GAP, KERNEL);
		final Overlay numbers = new Overlay();
		final float largest = largest(kernels);
		for (int k = 0; k < kernels.size(); k++) {
			for (int i = 0; i < kernels.get(k).length; i++) {
				final float weight = kernels.get(k)[i];
				final int x = k * (KERNEL + GAP) + i % AppliedKernel.SIDE * SQUARE;
				final int y = i / AppliedKernel.SIDE * SQUARE;
				pixels.setColor(weight);
				pixels.fillRect(x, y, SQUARE, SQUARE);
				numbers.add(number(weight, x, y, weight < -DARK * largest ? Color.WHITE : Color.BLACK));
			}
		}
		pixels.setLut(Colours.diverging());
		pixels.setMinAndMax(-largest, largest);
		final ImagePlus picture = new ImagePlus(title, pixels);
		picture.setOverlay(numbers);
		return picture;
	}

	private static float largest(final List<float[]> kernels) {
		float largest = 0;
		for (final float[] kernel : kernels) {
			for (final float weight : kernel) {
				largest = Math.max(largest, Math.abs(weight));
			}
		}
		return largest;
	}

	private static TextRoi number(final float weight, final int x, final int y, final Color colour) {
		final String text = weight == Math.rint(weight) ? Integer.toString((int) weight) : String.format(Locale.ROOT, "%.2f",
			weight);
		final TextRoi number = new TextRoi(x + SQUARE / 2.0, y + (SQUARE - FONT) / 2.0 - 2, text, new Font(Font.SANS_SERIF,
			Font.PLAIN, FONT));
		number.setJustification(TextRoi.CENTER);
		number.setStrokeColor(colour);
		return number;
	}
}
