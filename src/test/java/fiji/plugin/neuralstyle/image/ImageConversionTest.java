package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

/** Single planes of every kind, in and out. */
class ImageConversionTest {

	private static final int WIDTH = 40;
	private static final int HEIGHT = 33;
	private static final int PIXELS = WIDTH * HEIGHT;
	private static final float EXACT = 1e-6f;

	@Test
	void greyOfEightBitsFillsAllThreePlanes() {
		final RgbImage rgb = ImageConversion.toRgb(new ImagePlus("grey", ramp(new ByteProcessor(WIDTH, HEIGHT), 1)));
		assertEquals(WIDTH, rgb.width());
		assertEquals(HEIGHT, rgb.height());
		for (int i = 0; i < PIXELS; i++) {
			assertEquals((i & 0xff) / 255f, rgb.planes()[i], EXACT);
			assertEquals(rgb.planes()[i], rgb.planes()[PIXELS + i]);
			assertEquals(rgb.planes()[i], rgb.planes()[2 * PIXELS + i]);
		}
	}

	@Test
	void anInvertingTableInverts() {
		final ImageProcessor grey = ramp(new ByteProcessor(WIDTH, HEIGHT), 1);
		grey.invertLut();
		assertEquals(1 - 77 / 255f, ImageConversion.toRgb(new ImagePlus("inverted", grey)).planes()[77], EXACT);
	}

	@Test
	void aColourTableGivesItsColours() {
		final ImageProcessor grey = ramp(new ByteProcessor(WIDTH, HEIGHT), 1);
		grey.setLut(LUT.createLutFromColor(new Color(255, 0, 255)));
		final float[] planes = ImageConversion.toRgb(new ImagePlus("magenta", grey)).planes();
		assertEquals(200 / 255f, planes[200], EXACT);
		assertEquals(0, planes[PIXELS + 200]);
		assertEquals(200 / 255f, planes[2 * PIXELS + 200], EXACT);
	}

	@Test
	void sixteenBitsAreMappedByTheDisplayRangeAtFullPrecision() {
		final ImageProcessor grey = ramp(new ShortProcessor(WIDTH, HEIGHT), 3);
		grey.setMinAndMax(300, 3300);
		final float[] planes = ImageConversion.toRgb(new ImagePlus("deep", grey)).planes();
		assertEquals(0, planes[50]);
		assertEquals((3 * 501 - 300) / 3000f, planes[501], EXACT);
		assertEquals((3 * 502 - 300) / 3000f, planes[502], EXACT);
		assertEquals(1, planes[1200]);
	}

	@Test
	void thirtyTwoBitsAreMappedByTheDisplayRangeAtFullPrecision() {
		final FloatProcessor grey = new FloatProcessor(WIDTH, HEIGHT);
		grey.setf(3, 0.25f);
		grey.setf(4, 0.2500001f);
		grey.setf(5, Float.NaN);
		grey.setf(6, Float.POSITIVE_INFINITY);
		grey.setf(7, Float.NEGATIVE_INFINITY);
		grey.setMinAndMax(-0.5, 1);
		final float[] planes = ImageConversion.toRgb(new ImagePlus("real", grey)).planes();
		assertEquals(0.5f, planes[3], EXACT);
		assertTrue(planes[4] > planes[3]);
		assertEquals(0, planes[5]);
		assertEquals(1, planes[6]);
		assertEquals(0, planes[7]);
		assertEquals(1 / 3f, planes[0], EXACT);
	}

	@Test
	void anEmptyDisplayRangeGivesBlackAndWhite() {
		final FloatProcessor grey = new FloatProcessor(WIDTH, HEIGHT);
		grey.setf(1, 2);
		grey.setf(2, 3);
		grey.setMinAndMax(2, 2);
		final float[] planes = ImageConversion.toRgb(new ImagePlus("flat", grey)).planes();
		assertArrayEquals(new float[] { 0, 0, 1 }, new float[] { planes[0], planes[1], planes[2] });
	}

	@Test
	void coloursAreTakenAsTheyAre() {
		final ColorProcessor colour = new ColorProcessor(WIDTH, HEIGHT);
		colour.set(9, 0x0a141e);
		final float[] planes = ImageConversion.toRgb(new ImagePlus("colour", colour)).planes();
		assertEquals(10 / 255f, planes[9], EXACT);
		assertEquals(20 / 255f, planes[PIXELS + 9], EXACT);
		assertEquals(30 / 255f, planes[2 * PIXELS + 9], EXACT);
	}

	@Test
	void ofAStackTheCurrentSliceIsTaken() {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int i = 1; i <= 3; i++) {
			final ByteProcessor slice = new ByteProcessor(WIDTH, HEIGHT);
			slice.set(10 * i);
			stack.addSlice(slice);
		}
		final ImagePlus image = new ImagePlus("stack", stack);
		image.setSlice(2);
		assertEquals(20 / 255f, ImageConversion.toRgb(image).planes()[0], EXACT);
		assertEquals(2, image.getCurrentSlice());
	}

	@Test
	void selectionOverlayAndThresholdAreNotPartOfThePicture() {
		final ImageProcessor grey = ramp(new ByteProcessor(WIDTH, HEIGHT), 1);
		grey.setThreshold(100, 200, ImageProcessor.RED_LUT);
		final ImagePlus image = new ImagePlus("marked", grey);
		image.setRoi(5, 5, 4, 4);
		final Overlay overlay = new Overlay(new Roi(0, 0, 30, 30));
		overlay.setFillColor(Color.green);
		image.setOverlay(overlay);
		final RgbImage rgb = ImageConversion.toRgb(image);
		assertEquals(WIDTH, rgb.width());
		assertEquals(150 / 255f, rgb.planes()[150], EXACT);
		assertEquals(150 / 255f, rgb.planes()[PIXELS + 150], EXACT);
	}

	@Test
	void theInputIsNotChanged() {
		final ImageProcessor grey = ramp(new ShortProcessor(WIDTH, HEIGHT), 5);
		grey.setLut(LUT.createLutFromColor(Color.orange));
		grey.setMinAndMax(100, 2000);
		final ImagePlus image = new ImagePlus("input", grey);
		image.setRoi(2, 3, 10, 11);
		image.changes = false;
		final short[] pixels = ((short[]) grey.getPixels()).clone();
		final byte[] table = grey.getLut().getBytes();
		ImageConversion.toRgb(image);
		assertArrayEquals(pixels, (short[]) image.getProcessor().getPixels());
		assertArrayEquals(table, image.getProcessor().getLut().getBytes());
		assertEquals(100, image.getDisplayRangeMin());
		assertEquals(2000, image.getDisplayRangeMax());
		assertEquals(new Rectangle(2, 3, 10, 11), image.getRoi().getBounds());
		assertFalse(image.changes);
	}

	@Test
	void backInRgbRoundedAndClamped() {
		final float[] planes = new float[3 * PIXELS];
		planes[0] = 0.5f;
		planes[PIXELS] = 1.5f;
		planes[2 * PIXELS] = -1;
		planes[1] = Float.NaN;
		planes[2] = 0.1f / 255;
		planes[3] = 254.6f / 255;
		final ImagePlus image = ImageConversion.toImagePlus("out", new RgbImage(WIDTH, HEIGHT, planes));
		assertEquals(ImagePlus.COLOR_RGB, image.getType());
		assertEquals("out", image.getTitle());
		assertEquals(0x80ff00, image.getProcessor().get(0) & 0xffffff);
		assertEquals(0, image.getProcessor().get(1) & 0xffffff);
		assertEquals(0, image.getProcessor().get(2) & 0xffffff);
		assertEquals(0xff0000, image.getProcessor().get(3) & 0xffffff);
	}

	@Test
	void thereAndBackGivesTheSameColours() {
		final ColorProcessor colour = new ColorProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < PIXELS; i++) {
			colour.set(i, 0xff000000 | i * 7919 & 0xffffff);
		}
		final RgbImage rgb = ImageConversion.toRgb(new ImagePlus("colour", colour));
		final ImagePlus back = ImageConversion.toImagePlus("back", rgb);
		assertArrayEquals((int[]) colour.getPixels(), (int[]) back.getProcessor().getPixels());
	}

	@Test
	void smallImagesAreRefusedByNameAndSize() {
		final ImagePlus flat = new ImagePlus("thin strip.png", new ByteProcessor(500, 31));
		final String message = assertThrows(IllegalArgumentException.class, () -> ImageConversion.toRgb(flat)).getMessage();
		assertTrue(message.contains("thin strip.png") && message.contains("500 x 31") && message.contains("32"), message);
		ImageConversion.toRgb(new ImagePlus("just enough", new ByteProcessor(32, 32)));
	}

	@Test
	void anImageWithoutPixelsIsRefused() {
		final ImagePlus empty = new ImagePlus();
		empty.setTitle("nothing");
		final String message = assertThrows(IllegalArgumentException.class, () -> ImageConversion.toRgb(empty)).getMessage();
		assertTrue(message.contains("nothing"), message);
	}

	private static ImageProcessor ramp(final ImageProcessor processor, final int step) {
		for (int i = 0; i < PIXELS; i++) {
			processor.set(i, processor instanceof ByteProcessor ? step * i & 0xff : step * i);
		}
		processor.resetMinAndMax();
		return processor;
	}
}
