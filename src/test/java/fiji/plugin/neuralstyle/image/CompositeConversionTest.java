package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

/** Images of several channels, as displayed. */
class CompositeConversionTest {

	private static final int SIDE = 36;
	private static final int PIXELS = SIDE * SIDE;
	private static final float EXACT = 1e-6f;

	@ParameterizedTest
	@ValueSource(ints = { CompositeImage.COMPOSITE, CompositeImage.COLOR, CompositeImage.GRAYSCALE })
	void theColoursAreThoseThatImageJPaints(final int mode) {
		final CompositeImage image = channels(mode);
		image.setPosition(2, 1, 2);
		final RgbImage rgb = ImageConversion.toRgb(image);
		final ColorProcessor painted = new ColorProcessor(image.getImage());
		// Grey keeps the precision of its 16 bits; ImageJ paints 8, rounded up by as much as one and a half.
		final float tolerance = mode == CompositeImage.GRAYSCALE ? 1.5f / 255 : EXACT;
		for (int i = 0; i < PIXELS; i++) {
			assertEquals((painted.get(i) >> 16 & 0xff) / 255f, rgb.planes()[i], tolerance);
			assertEquals((painted.get(i) >> 8 & 0xff) / 255f, rgb.planes()[PIXELS + i], tolerance);
			assertEquals((painted.get(i) & 0xff) / 255f, rgb.planes()[2 * PIXELS + i], tolerance);
		}
	}

	@Test
	void channelsAddUpEachInItsOwnRange() {
		final CompositeImage image = channels(CompositeImage.COMPOSITE);
		image.setPosition(3, 1, 1);
		final float[] planes = ImageConversion.toRgb(image).planes();
		// Pixel 5 is at the top of the first channel's range and a third of the third's.
		assertEquals(1, planes[5], EXACT);
		assertEquals(85 / 255f, planes[2 * PIXELS + 5], 1.01f / 255);
	}

	@Test
	void hiddenChannelsAreNotShown() {
		final CompositeImage image = channels(CompositeImage.COMPOSITE);
		image.getActiveChannels()[0] = false;
		final float[] planes = ImageConversion.toRgb(image).planes();
		assertEquals(0, planes[5]);
		assertEquals(85 / 255f, planes[2 * PIXELS + 5], 1.01f / 255);
	}

	@Test
	void tablesOfTheUsersOwnAreUsed() {
		final CompositeImage image = channels(CompositeImage.COMPOSITE);
		image.setChannelLut(table(Color.green, 10000), 1);
		final float[] planes = ImageConversion.toRgb(image).planes();
		assertEquals(0, planes[5]);
		assertEquals(1, planes[PIXELS + 5], EXACT);
	}

	@Test
	void inGrayscaleModeTheCurrentChannelHasItsFullPrecision() {
		final CompositeImage image = channels(CompositeImage.GRAYSCALE);
		image.setPosition(1, 1, 1);
		final float[] planes = ImageConversion.toRgb(image).planes();
		assertEquals(0.1234f, planes[6], EXACT);
		assertEquals(0.1234f, planes[2 * PIXELS + 6], EXACT);
	}

	@ParameterizedTest
	@ValueSource(ints = { CompositeImage.COMPOSITE, CompositeImage.COLOR, CompositeImage.GRAYSCALE })
	void theInputIsNotChanged(final int mode) {
		final CompositeImage image = channels(mode);
		image.setPosition(2, 1, 2);
		image.setRoi(1, 2, 5, 6);
		image.changes = false;
		final double min = image.getProcessor().getMin();
		final double max = image.getProcessor().getMax();
		final byte[] table = image.getProcessor().getLut().getBytes();
		final String luts = Arrays.toString(image.getLuts());
		final short[] pixels = ((short[]) image.getProcessor().getPixels()).clone();
		ImageConversion.toRgb(image);
		assertEquals(min, image.getProcessor().getMin());
		assertEquals(max, image.getProcessor().getMax());
		assertArrayEquals(table, image.getProcessor().getLut().getBytes());
		assertEquals(luts, Arrays.toString(image.getLuts()));
		assertArrayEquals(pixels, (short[]) image.getProcessor().getPixels());
		assertEquals(mode, image.getMode());
		assertEquals(2, image.getC());
		assertEquals(2, image.getT());
		assertEquals(new Rectangle(1, 2, 5, 6), image.getRoi().getBounds());
		assertFalse(image.changes);
	}

	@Test
	void aProjectionByMaximumIsFollowed() {
		final CompositeImage image = channels(CompositeImage.COMPOSITE);
		for (int c = 1; c <= 3; c++) {
			image.setChannelLut(table(Color.white, 10000 * c), c);
		}
		image.setProp("CompositeProjection", "max");
		final ColorProcessor painted = new ColorProcessor(channelsLike(image).getImage());
		final float[] planes = ImageConversion.toRgb(image).planes();
		for (int i = 0; i < PIXELS; i++) {
			assertEquals((painted.get(i) >> 16 & 0xff) / 255f, planes[i], EXACT);
		}
	}

	@Test
	void oneChannelInCompositeModeIsItsPlane() {
		final ImageStack stack = new ImageStack(SIDE, SIDE);
		stack.addSlice(plane(0));
		stack.addSlice(plane(1));
		final ImagePlus single = new ImagePlus("single", stack);
		single.setDimensions(1, 1, 2);
		final CompositeImage image = new CompositeImage(single, CompositeImage.COMPOSITE);
		image.setDisplayRange(0, 10000);
		assertEquals(0.1234f, ImageConversion.toRgb(image).planes()[PIXELS + 6], 1.01f / 255);
	}

	private static LUT table(final Color color, final double max) {
		final LUT table = LUT.createLutFromColor(color);
		table.max = max;
		return table;
	}

	/** A copy that ImageJ may paint. */
	private static ImagePlus channelsLike(final CompositeImage image) {
		final ImagePlus copy = image.duplicate();
		copy.setProp("CompositeProjection", image.getProp("CompositeProjection"));
		return copy;
	}

	/** Red, green and blue channels of 16 bits at two times, each with a range of its own. */
	private static CompositeImage channels(final int mode) {
		final ImageStack stack = new ImageStack(SIDE, SIDE);
		for (int t = 0; t < 2; t++) {
			for (int c = 0; c < 3; c++) {
				stack.addSlice(plane(c + 3 * t));
			}
		}
		final ImagePlus plain = IJ.createHyperStack("channels", SIDE, SIDE, 3, 1, 2, 16);
		plain.setStack(stack, 3, 1, 2);
		final CompositeImage image = new CompositeImage(plain, mode);
		for (int c = 1; c <= 3; c++) {
			image.setPosition(c, 1, 1);
			image.setDisplayRange(0, 10000 * c);
		}
		image.setPosition(1, 1, 1);
		return image;
	}

	private static ShortProcessor plane(final int index) {
		final ShortProcessor plane = new ShortProcessor(SIDE, SIDE);
		for (int i = 0; i < PIXELS; i++) {
			plane.set(i, (i * 37 + index * 1000) % 30000);
		}
		plane.set(5, 10000);
		plane.set(6, 1234);
		return plane;
	}
}
