package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.Samples;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.process.ByteProcessor;

/** The part of a style image that is the style. */
class StylePartTest {

	private final ImagePlus style = Samples.style(120, 100);

	@Test
	void withoutASelectionAllOfItIs() {
		final StylePart part = StylePart.of(style);
		assertArrayEquals(ImageConversion.toRgb(style).planes(), part.image().planes());
		assertEquals(Optional.empty(), part.text());
	}

	@Test
	void aRectangleIsCutOut() {
		style.setRoi(new Rectangle(20, 10, 50, 40));
		final StylePart part = StylePart.of(style);
		style.deleteRoi();
		final ImagePlus cut = style.crop(new Roi[] { new Roi(20, 10, 50, 40) })[0];
		assertArrayEquals(ImageConversion.toRgb(cut).planes(), part.image().planes());
		assertEquals(Optional.of("20,10,50,40"), part.text());
	}

	@Test
	void ofAnOvalTheLargestRectangleInside() {
		final Roi oval = new OvalRoi(10, 5, 90, 90);
		style.setRoi(oval);
		final StylePart part = StylePart.of(style);
		// Of a circle it is a square with sides of 0.71 diameters.
		assertEquals(63.6, part.image().width(), 3);
		assertEquals(63.6, part.image().height(), 3);
		final String[] numbers = part.text().orElseThrow().split(",");
		final int x = Integer.parseInt(numbers[0]);
		final int y = Integer.parseInt(numbers[1]);
		for (final int right : new int[] { 0, part.image().width() - 1 }) {
			for (final int down : new int[] { 0, part.image().height() - 1 }) {
				assertTrue(oval.contains(x + right, y + down));
			}
		}
	}

	@Test
	void tooSmallASelectionIsNamed() {
		style.setRoi(new Rectangle(0, 0, 31, 60));
		refused("31 x 60");
		style.setRoi(new PolygonRoi(new float[] { 0, 110, 110, 104 }, new float[] { 0, 90, 95, 95 }, Roi.FREEROI));
		refused("has room for a rectangle");
	}

	/** Against trying every rectangle. */
	@Test
	void theInnerRectangleIsTheLargest() {
		final Random random = new Random(3);
		for (int trial = 0; trial < 40; trial++) {
			final ByteProcessor mask = new ByteProcessor(9, 8);
			for (int i = 0; i < mask.getPixelCount(); i++) {
				mask.set(i, random.nextInt(6) == 0 ? 0 : 255);
			}
			final Rectangle found = InnerRectangle.of(mask, 2);
			assertTrue(isInside(mask, found));
			assertEquals(largestArea(mask, 2), found.width * found.height);
		}
	}

	private static int largestArea(final ByteProcessor mask, final int leastSide) {
		int largest = 0;
		for (int x = 0; x < mask.getWidth(); x++) {
			for (int y = 0; y < mask.getHeight(); y++) {
				for (int width = leastSide; x + width <= mask.getWidth(); width++) {
					for (int height = leastSide; y + height <= mask.getHeight(); height++) {
						if (isInside(mask, new Rectangle(x, y, width, height))) largest = Math.max(largest, width * height);
					}
				}
			}
		}
		return largest;
	}

	private static boolean isInside(final ByteProcessor mask, final Rectangle rectangle) {
		for (int x = rectangle.x; x < rectangle.x + rectangle.width; x++) {
			for (int y = rectangle.y; y < rectangle.y + rectangle.height; y++) {
				if (mask.get(x, y) == 0) return false;
			}
		}
		return true;
	}

	private void refused(final String words) {
		final String message = assertThrows(IllegalArgumentException.class, () -> StylePart.of(style)).getMessage();
		assertTrue(message.contains(words) && message.contains("style.png") && message.contains("selection"), message);
	}
}
