package fiji.plugin.neuralstyle.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.network.Guide;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** Masks from real images, ROIs and files, and what they are to styles. */
class MaskTest {

	@TempDir
	private Path folder;

	@Test
	void everyValueOfALabelImageIsARegion() {
		for (final ImageProcessor plane : List.of(new ByteProcessor(40, 32), new ShortProcessor(40, 32))) {
			plane.set(3, 4, 7);
			plane.set(5, 4, 2);
			plane.set(6, 4, 2);

			final Mask mask = MaskImage.of(new ImagePlus("labels", plane));

			assertEquals(List.of(2, 7), mask.regions().stream().map(MaskRegion::number).toList());
			assertEquals(2, sum(mask.regions().get(0)));
			assertEquals(1, mask.regions().get(1).values()[4 * 40 + 3]);
		}
	}

	@Test
	void aByteImageWithWhiteInItIsAGreyMask() {
		final ByteProcessor plane = new ByteProcessor(40, 32);
		plane.set(0, 0, 255);
		plane.set(1, 0, 51);

		final Mask mask = MaskImage.of(new ImagePlus("grey", plane));

		assertEquals(1, mask.regions().size());
		assertEquals(1, mask.regions().get(0).values()[0]);
		assertEquals(0.2, mask.regions().get(0).values()[1], 1e-6);
	}

	@Test
	void floatsAreGreyMasksOfZeroToOneAndColoursOfTheirBrightness() {
		final float[] values = new float[40 * 32];
		values[0] = 0.25f;
		values[1] = 3;
		values[2] = Float.NaN;
		values[3] = -1;
		final float[] found = MaskImage.of(new ImagePlus("float", new FloatProcessor(40, 32, values))).regions().get(0).values();
		assertArrayEquals(new float[] { 0.25f, 1, 0, 0 }, Arrays.copyOf(found, 4));

		final ColorProcessor colours = new ColorProcessor(40, 32);
		colours.set(0, 0, 0xffffff);
		colours.set(1, 0, 0x333333);
		assertEquals(0.2, MaskImage.of(new ImagePlus("rgb", colours)).regions().get(0).values()[1], 1e-2);
	}

	@Test
	void anEmptyMaskAndOneOfTooManyValuesAreSentences() {
		refused("The mask \"none\" is empty", () -> MaskImage.of(new ImagePlus("none", new ByteProcessor(40, 32))));
		refused("The mask \"none\" is empty", () -> MaskImage.of(new ImagePlus("none", new FloatProcessor(40, 32))));
		final ShortProcessor ramp = new ShortProcessor(40, 32);
		for (int i = 0; i < ramp.getPixelCount(); i++) {
			ramp.set(i, i);
		}
		refused("The mask \"ramp\" has more than 64 different values", () -> MaskImage.of(new ImagePlus("ramp", ramp)));
	}

	@Test
	void areasOfAnOverlayAreRegionsInTheirOrderAtTheBorderToo() {
		final ImagePlus content = Samples.content(48, 40);
		final Overlay overlay = new Overlay();
		overlay.add(new OvalRoi(30, 20, 10, 10));
		overlay.add(new Line(0, 0, 20, 20));
		overlay.add(new PointRoi(3, 3));
		overlay.add(new Roi(-5, -5, 10, 10));
		content.setOverlay(overlay);

		final Mask mask = MaskFiles.overlay(content);

		assertEquals(List.of(1, 2), mask.regions().stream().map(MaskRegion::number).toList());
		assertEquals(25, sum(mask.regions().get(1)), "what of it is in the picture");
		assertEquals(1, mask.regions().get(0).values()[25 * 48 + 35]);
	}

	@Test
	void overlaysWithoutAreasAndRoisOutsideAreSentences() {
		final ImagePlus content = Samples.content(48, 40);
		refused("There is no region in \"the overlay of content.png\"", () -> MaskFiles.overlay(content));
		content.setOverlay(new Overlay(new Line(0, 0, 20, 20)));
		refused("no ROI in it is an area", () -> MaskFiles.overlay(content));
		final Roi outside = new Roi(100, 100, 5, 5);
		outside.setName("far");
		content.setOverlay(new Overlay(outside));
		refused("Region 1 in \"the overlay of content.png\" (far) has no pixel", () -> MaskFiles.overlay(content));
	}

	@Test
	void whatTheRoiManagerSavesIsRead() throws IOException {
		final ImagePlus content = Samples.content(48, 40);
		final byte[] first = RoiEncoder.saveAsByteArray(new Roi(2, 3, 5, 6));
		final byte[] second = RoiEncoder.saveAsByteArray(new OvalRoi(20, 20, 8, 8));
		final Path zip = folder.resolve("rois.zip");
		try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
			out.putNextEntry(new ZipEntry("0001-a.roi"));
			out.write(first);
			out.putNextEntry(new ZipEntry("0002-b.roi"));
			out.write(second);
		}
		final Path single = folder.resolve("one.ROI");
		Files.write(single, first);

		assertEquals(2, MaskFiles.read(zip, content).regions().size());
		assertEquals(30, sum(MaskFiles.read(zip, content).regions().get(0)));
		assertEquals(30, sum(MaskFiles.read(single, content).regions().get(0)));
	}

	@Test
	void damagedAndMissingFilesOfRoisAreSentences() throws IOException {
		final ImagePlus content = Samples.content(48, 40);
		final Path missing = folder.resolve("missing.zip");
		final Path text = folder.resolve("text.roi");
		Files.writeString(text, "not a region at all, only words that go on for long enough to be read as numbers");
		final byte[] whole = RoiEncoder.saveAsByteArray(new OvalRoi(2, 3, 5, 6));
		final Path half = folder.resolve("half.roi");
		Files.write(half, Arrays.copyOf(whole, 20));
		final Path empty = folder.resolve("empty.zip");
		Files.write(empty, new byte[0]);

		assertTrue(message(missing, content).contains("does not exist"));
		assertTrue(message(text, content).contains("is not a whole file of ROIs"));
		assertTrue(message(half, content).contains("is not a whole file of ROIs"));
		refused("There is no region in \"empty.zip\"", () -> MaskFiles.read(empty, content));
	}

	private static String message(final Path file, final ImagePlus content) {
		return assertThrows(IOException.class, () -> MaskFiles.read(file, content)).getMessage();
	}

	@Test
	void oneStyleIsForAllRegionsTogether() {
		final Mask one = mask(1, 5).forStyles(1, Background.KEEP);

		assertEquals(1, one.regions().size());
		assertEquals(2, sum(one.regions().get(0)));
	}

	@Test
	void regionsTakeStylesByNumberAndTheBackgroundTheLast() {
		assertEquals(List.of(1, 2), mask(1, 2).forStyles(2, Background.KEEP).regions().stream().map(MaskRegion::number)
			.toList());
		final List<Guide> guides = mask(1, 2).forStyles(3, Background.STYLE).guides(Background.STYLE);

		assertEquals(3, guides.size());
		for (int i = 0; i < 40 * 32; i++) {
			assertEquals(1, guides.get(0).values()[i] + guides.get(1).values()[i] + guides.get(2).values()[i]);
		}
	}

	@Test
	void regionsAndStylesThatDoNotMatchAreNamed() {
		refused("has the regions 1, 3; styles are given for 1, 2. Without a style: 3. Without a region: 2.", () -> mask(1, 3)
			.forStyles(2, Background.KEEP));
		refused("Without a region: 3.", () -> mask(1, 2).forStyles(3, Background.KEEP));
		refused("beside the background's, styles are given for 1. Without a style: 2.", () -> mask(1, 2).forStyles(2,
			Background.STYLE));
		refused("Give one more style, the last, for the background", () -> mask(1, 2).forStyles(1, Background.STYLE));
	}

	@Test
	void softEdgesOfNeighboursAddUpToOneAndTheBordersHaveNone() {
		final ByteProcessor halves = new ByteProcessor(40, 32);
		for (int i = 0; i < halves.getPixelCount(); i++) {
			halves.set(i, i % 40 < 20 ? 1 : 2);
		}
		final Mask soft = MaskImage.of(new ImagePlus("halves", halves)).fitted(80, 64, 12);

		final float[] left = soft.regions().get(0).values();
		final float[] right = soft.regions().get(1).values();
		for (int i = 0; i < left.length; i++) {
			assertEquals(1, left[i] + right[i], 1e-4);
		}
		assertEquals(1, left[0], 1e-4);
		assertEquals(0.5, left[39] / 2 + left[40] / 2, 0.02);
		assertTrue(left[36] > 0.8 && left[36] < 0.98, "half of the edge lies inside: " + left[36]);
		assertEquals(1, left[32], 0.01);
	}

	@Test
	void aMaskOfAnotherShapeIsRefusedAndARoundedOneIsNot() {
		refused("The mask \"test\" is 40 x 32 pixels, which is another shape than that of the picture, 32 x 40.", () -> mask(1)
			.fitted(32, 40, 0));
		assertEquals(1003, mask(1).fitted(1003, 801, 0).width());
		assertEquals(33, new Mask("long", 101, 10, List.of(new MaskRegion(1, new float[1010]))).fitted(333, 33, 0).height());
	}

	/** A pixel for each of some regions. */
	private static Mask mask(final int... numbers) {
		final ByteProcessor plane = new ByteProcessor(40, 32);
		for (int i = 0; i < numbers.length; i++) {
			plane.set(i, 0, numbers[i]);
		}
		return MaskImage.of(new ImagePlus("test", plane));
	}

	private static double sum(final MaskRegion region) {
		double sum = 0;
		for (final float value : region.values()) {
			sum += value;
		}
		return sum;
	}

	private static void refused(final String part, final Executable action) {
		final String message = assertThrows(IllegalArgumentException.class, action).getMessage();
		assertTrue(message.contains(part), message);
	}
}
