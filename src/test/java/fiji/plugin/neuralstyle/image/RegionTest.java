package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;

/** What of the content is painted: black images are painted white, so that a value is a share. */
class RegionTest {

	private static final int WIDTH = 150;
	private static final int HEIGHT = 120;

	private final ImagePlus image = IJ.createImage("cells", "8-bit black", WIDTH, HEIGHT, 1);

	@Test
	void withoutFeatherTheSelectionIsPaintedAndNothingElse() {
		final Roi roi = new OvalRoi(40, 30, 50, 60);
		image.setRoi(roi);
		final float[] shares = shares(0);
		for (int i = 0; i < shares.length; i++) {
			assertEquals(roi.contains(i % WIDTH, i / WIDTH) ? 1 : 0, shares[i], "pixel " + i);
		}
	}

	@Test
	void aSelectionByFreeHandIsPaintedAsItWasDrawnThoughItIsHollow() {
		// Like a C, so that its bounds hold much that it does not.
		final Roi roi = new PolygonRoi(new float[] { 30, 100, 102, 50, 48, 101, 99, 31 }, new float[] { 20, 22, 40, 38, 80, 83,
			100, 99 }, Roi.FREEROI);
		image.setRoi(roi);
		final float[] shares = shares(0);
		int painted = 0;
		for (int i = 0; i < shares.length; i++) {
			assertEquals(roi.contains(i % WIDTH, i / WIDTH) ? 1 : 0, shares[i], "pixel " + i);
			painted += (int) shares[i];
		}
		assertEquals(1, shares[30 * WIDTH + 90], "in the upper arm");
		assertEquals(0, shares[60 * WIDTH + 90], "between the arms");
		assertEquals(3303, painted, 60, "the area that was drawn");
		assertEquals("freehand", Region.selection(image).orElseThrow().split(" ")[0]);
	}

	@Test
	void theEdgeRisesInsideTheSelection() {
		image.setRoi(new Roi(40, 30, 60, 50));
		final float[] shares = shares(9);
		final int row = 55 * WIDTH;
		assertEquals(0, shares[row + 39]);
		assertEquals(0.5f, shares[row + 44], 1e-6f);
		assertEquals(1, shares[row + 49]);
		for (int x = 40; x < 50; x++) {
			assertTrue(shares[row + x] > shares[row + x - 1], "column " + x);
			assertEquals(shares[row + x], shares[row + 139 - x], 1e-6f, "column " + x);
		}
	}

	@Test
	void theImagesBorderIsNoEdge() {
		image.setRoi(new Roi(-20, -20, 60, 60));
		final float[] shares = shares(5);
		assertEquals(1, shares[0]);
		assertEquals(1, shares[10 * WIDTH + 10]);
		assertTrue(shares[10 * WIDTH + 39] < 0.2);
	}

	@Test
	void theWindowReachesBeyondTheSelectionButNotOverTheImage() {
		image.setRoi(new Roi(100, 60, 8, 8));
		final RgbImage window = Region.of(image, 0).crop(ImageConversion.toRgb(image));
		assertEquals(72, window.height());
		assertEquals(72, window.width());
		image.setRoi(new Roi(0, 0, 1, 1));
		assertEquals(33, Region.of(image, 0).crop(ImageConversion.toRgb(image)).width());
	}

	@ParameterizedTest
	@ValueSource(classes = { PointRoi.class, Line.class, PolygonRoi.class, TextRoi.class })
	void whatSelectsNoAreaCountsAsNoSelection(final Class<? extends Roi> kind) {
		image.setRoi(kind == PointRoi.class ? new PointRoi(50, 50) : kind == Line.class ? new Line(10, 10, 60, 70)
			: kind == TextRoi.class ? new TextRoi(20, 20, "cells") : new PolygonRoi(new float[] { 5, 50, 70 }, new float[] { 5,
				60, 9 }, Roi.FREELINE));
		assertTrue(Region.selection(image).isEmpty());
		final float[] shares = shares(5);
		assertEquals(1, shares[0]);
		assertEquals(1, shares[shares.length - 1]);
	}

	@Test
	void aSelectionBesideTheImageIsRefused() {
		image.setRoi(new Roi(500, 10, 40, 40));
		final String message = assertThrows(IllegalArgumentException.class, () -> Region.of(image, 0)).getMessage();
		assertTrue(message.contains("cells") && message.contains("selection"), message);
	}

	private float[] shares(final double feather) {
		final Region region = Region.of(image, feather);
		final RgbImage black = ImageConversion.toRgb(image);
		final RgbImage window = region.crop(black);
		final float[] white = new float[window.planes().length];
		Arrays.fill(white, 1);
		return Arrays.copyOf(region.blend(black, new RgbImage(window.width(), window.height(), white)).planes(), WIDTH *
			HEIGHT);
	}
}
