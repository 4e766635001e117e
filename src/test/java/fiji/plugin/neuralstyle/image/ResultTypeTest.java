package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.RgbImage;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

/** What a painted picture becomes. */
class ResultTypeTest {

	private static final int SIDE = 40;
	private static final RgbImage PAINTED = FormulaNetwork.image(1, SIDE, SIDE);
	private static final Region ALL = Region.all(SIDE, SIDE);

	@ParameterizedTest
	@CsvSource({ "8, 20, 220", "16, 300, 40300", "32, -1.5, 2.5" })
	void greyTakesTheLuminanceOverItsDisplayRange(final int bits, final double min, final double max) {
		final ImagePlus picture = grey(bits, min, max);
		final ImagePlus result = ResultType.SAME.paint(picture, PAINTED, ALL, 8);
		assertEquals(bits, result.getBitDepth());
		assertEquals(min, result.getDisplayRangeMin());
		assertEquals(max, result.getDisplayRangeMax());
		final double rounding = bits == 32 ? 1e-5 : 0.5;
		for (int i = 0; i < SIDE * SIDE; i++) {
			assertEquals(min + luminance(PAINTED, i) * (max - min), result.getProcessor().getf(i), rounding + 1e-6);
		}
	}

	@Test
	void anInvertedTableIsPaintedInverted() {
		final ImagePlus picture = grey(8, 0, 255);
		picture.getProcessor().invertLut();
		final RgbImage shown = ImageConversion.toRgb(ResultType.SAME.paint(picture, PAINTED, ALL, 8));
		for (int i = 0; i < SIDE * SIDE; i++) {
			assertEquals(luminance(PAINTED, i), shown.planes()[i], 0.51 / 255);
		}
	}

	@Test
	void aDisplayRangeBeyondTheTypeIsClamped() {
		final ImagePlus picture = grey(8, -200, 500);
		final ImageProcessor result = ResultType.SAME.paint(picture, PAINTED, ALL, 8).getProcessor();
		for (int i = 0; i < SIDE * SIDE; i++) {
			assertEquals(Math.max(0, Math.min(255, -200 + 700 * luminance(PAINTED, i))), result.get(i), 0.5 + 1e-6);
		}
	}

	@Test
	void aColourTableIsPaintedAlongItsOwnLuminance() {
		final ImagePlus picture = grey(16, 100, 1100);
		picture.setLut(LUT.createLutFromColor(Color.blue));
		picture.setDisplayRange(100, 1100);
		final ImagePlus result = ResultType.SAME.paint(picture, PAINTED, ALL, 8);
		for (int i = 0; i < SIDE * SIDE; i++) {
			// Blue is dark, yet its full range is used; in steps of the table's 256 entries.
			assertEquals(100 + 1000 * luminance(PAINTED, i), result.getProcessor().getf(i), 1.01 * 1000 / 255);
		}
	}

	@Test
	void coloursKeepTheirDifferencesAndTakeTheLuminance() {
		final ColorProcessor colours = new ColorProcessor(SIDE, SIDE);
		for (int i = 0; i < SIDE * SIDE; i++) {
			colours.set(i, 0xff000000 | 120 << 16 | 100 << 8 | 110);
		}
		final ImageProcessor result = ResultType.SAME.paint(new ImagePlus("colours", colours), PAINTED, ALL, 8).getProcessor();
		for (int i = 0; i < SIDE * SIDE; i++) {
			final int red = result.get(i) >> 16 & 0xff;
			final int green = result.get(i) >> 8 & 0xff;
			final int blue = result.get(i) & 0xff;
			if (Math.min(green, blue) == 0 || red == 255) continue;
			assertEquals(20, red - green, 1);
			assertEquals(10, red - blue, 1);
			assertEquals(luminance(PAINTED, i), (0.299 * red + 0.587 * green + 0.114 * blue) / 255, 0.6 / 255);
		}
	}

	@Test
	void channelsKeepTheirMixture() {
		final CompositeImage picture = channels();
		final RgbImage before = ImageConversion.toRgb(picture);
		final float[] hidden = pixels(picture, 3).clone();
		final ImagePlus result = ResultType.SAME.paint(picture, half(before), ALL, 8);
		assertEquals(3, result.getNChannels());
		assertArrayEquals(hidden, pixels(picture, 3));
		for (int i = 0; i < SIDE * SIDE; i++) {
			// Half the luminance halves both, but for what keeps almost black pixels calm.
			final double luminance = luminance(before, i);
			final double ratio = (luminance / 2 + 0.02) / (luminance + 0.02);
			assertEquals(1000 + i * ratio, pixels(picture, 1)[i], 0.51);
			assertEquals(2 * i * ratio, pixels(picture, 2)[i], 0.51);
		}
		assertEquals(1000, picture.getLuts()[0].min);
		assertEquals(4000, picture.getLuts()[0].max);
	}

	@ParameterizedTest
	@ValueSource(ints = { CompositeImage.COLOR, CompositeImage.GRAYSCALE })
	void aChannelShownAloneIsTheOnlyOnePainted(final int mode) {
		final CompositeImage picture = channels();
		picture.setMode(mode);
		picture.setPositionWithoutUpdate(2, 1, 1);
		final float[] first = pixels(picture, 1).clone();
		ResultType.SAME.paint(picture, PAINTED, ALL, 8);
		assertArrayEquals(first, pixels(picture, 1));
		assertEquals(5000 * luminance(PAINTED, 77), pixels(picture, 2)[77], 5000 * 1.01 / 255);
	}

	@ParameterizedTest
	@CsvSource({ "8, 20, 220", "16, 300, 40300", "32, -1.5, 2.5" })
	void outsideASelectionOwnValuesStay(final int bits, final double min, final double max) {
		final ImagePlus picture = grey(bits, min, max);
		final ImageProcessor before = picture.getProcessor().duplicate();
		before.setf(0, 0, Float.NaN);
		picture.getProcessor().setf(0, 0, Float.NaN);
		picture.setRoi(new Roi(2, 3, 20, 15));
		final ImageProcessor after = ResultType.SAME.paint(picture, PAINTED, Region.of(picture, 3), 8).getProcessor();
		int changed = 0;
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				if (picture.getRoi().contains(x, y)) changed += after.getf(x, y) != before.getf(x, y) ? 1 : 0;
				else assertEquals(before.getf(x, y), after.getf(x, y));
			}
		}
		assertEquals(300, changed, 30);
	}

	@Test
	void asRgbThePictureOutsideIsAsDisplayed() {
		final ImagePlus picture = grey(16, 300, 40300);
		picture.setLut(LUT.createLutFromColor(Color.orange));
		picture.setDisplayRange(300, 40300);
		picture.setRoi(new Roi(2, 3, 20, 15));
		final ColorProcessor shown = new ColorProcessor(picture.getImage());
		final ImagePlus result = ResultType.RGB.paint(picture, PAINTED, Region.of(picture, 0), 8);
		final ImagePlus painted = ImageConversion.toImagePlus("", PAINTED);
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				final int expected = picture.getRoi().contains(x, y) ? painted.getProcessor().get(x, y) : shown.get(x, y);
				assertEquals(expected, result.getProcessor().get(x, y), x + " " + y);
			}
		}
	}

	private static ImagePlus grey(final int bits, final double min, final double max) {
		final ImagePlus image = IJ.createImage("grey", bits + "-bit", SIDE, SIDE, 1);
		for (int i = 0; i < SIDE * SIDE; i++) {
			if (bits == 32) image.getProcessor().setf(i, (float) (i * 0.003 - 2));
			else image.getProcessor().set(i, i * 29 % (bits == 8 ? 256 : 60000));
		}
		image.setDisplayRange(min, max);
		return image;
	}

	/** Red and green ramps over ranges of their own, and a blue channel that is switched off. */
	private static CompositeImage channels() {
		final ImagePlus plain = IJ.createHyperStack("channels", SIDE, SIDE, 3, 1, 1, 16);
		for (int i = 0; i < SIDE * SIDE; i++) {
			plain.getStack().getProcessor(1).set(i, 1000 + i);
			plain.getStack().getProcessor(2).set(i, 2 * i);
			plain.getStack().getProcessor(3).set(i, 3 * i);
		}
		final CompositeImage image = new CompositeImage(plain, CompositeImage.COMPOSITE);
		final LUT[] luts = image.getLuts();
		luts[0].min = 1000;
		luts[0].max = 4000;
		luts[1].min = luts[2].min = 0;
		luts[1].max = luts[2].max = 5000;
		image.setLuts(luts);
		image.getActiveChannels()[2] = false;
		return image;
	}

	private static float[] pixels(final CompositeImage image, final int channel) {
		return (float[]) image.getStack().getProcessor(channel).convertToFloat().getPixels();
	}

	private static RgbImage half(final RgbImage image) {
		final float[] planes = image.planes().clone();
		for (int i = 0; i < planes.length; i++) {
			planes[i] /= 2;
		}
		return new RgbImage(image.width(), image.height(), planes);
	}

	private static double luminance(final RgbImage image, final int i) {
		return 0.299 * image.channel(0)[i] + 0.587 * image.channel(1)[i] + 0.114 * image.channel(2)[i];
	}
}
