package fiji.plugin.neuralstyle.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.ColourFiles;
import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** What the gallery's pictures of files are made with. */
class GalleryPicturesTest {

	private static final int SIDE = 64;

	@TempDir
	private Path folder;

	@Test
	void stretchedTheSameWayEightBitsHaveStepsAndSixteenHaveNot() {
		final Raster deep = gentle(16);
		final Raster flat = gentle(8);
		final StretchedPart part = StretchedPart.of(deep, new Rectangle(0, 0, SIDE, 2), 3);

		assertEquals(SIDE, part.levels(deep));
		assertEquals(5, part.levels(flat));
		final ColorProcessor drawn = part.draw(deep);
		assertEquals(3 * SIDE, drawn.getWidth());
		assertArrayEquals(new int[] { 0, 0, 0 }, drawn.getPixel(0, 0, null));
		assertArrayEquals(new int[] { 255, 255, 255 }, drawn.getPixel(3 * SIDE - 1, 5, null));
		assertEquals(128, drawn.getPixel(3 * SIDE / 2, 0, null)[0], 3);
		assertEquals(drawn.getPixel(3 * SIDE / 2, 0, null)[0], part.draw(flat).getPixel(3 * SIDE / 2, 0, null)[0], 40);
	}

	@Test
	void theSidewaysPhotographStandsUprightWhereItsNoteIsRead() throws IOException {
		final ImageProcessor picture = Samples.style(SIDE, SIDE).getProcessor();
		SidewaysPhoto.write(picture, SIDE, folder.resolve("noted.jpg"), folder.resolve("bare.jpg"));

		final ImageProcessor bare = ImageFiles.read(folder.resolve("bare.jpg")).getProcessor();
		final ImageProcessor noted = ImageFiles.read(folder.resolve("noted.jpg")).getProcessor();

		assertEquals(SIDE, bare.getWidth());
		assertEquals(SIDE * 3 / 4, bare.getHeight());
		assertArrayEquals((int[]) bare.rotateRight().getPixels(), (int[]) noted.getPixels());
	}

	@Test
	void numbersOfAWideGamutMeanTheSameColoursByTheirProfileAndPalerOnesWithout() throws IOException {
		final BufferedImage colours = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < SIDE * SIDE; i++) {
			colours.setRGB(i % SIDE, i / SIDE, 0x401040 + 0x020000 * (i % SIDE) + 0x000300 * (i / SIDE));
		}
		final Path file = folder.resolve("wide.tif");
		WideGamut.write(colours, file);

		final ColorProcessor numbers = (ColorProcessor) ImageFiles.read(file).getProcessor();
		final ColorProcessor shown = WideGamut.shown(numbers, ICC_Profile.getInstance(ColourFiles.profile(file).orElseThrow()));

		final ColorProcessor before = new ColorProcessor(colours);
		for (int i = 0; i < SIDE * SIDE; i++) {
			final int[] expected = before.getPixel(i % SIDE, i / SIDE, null);
			final int[] found = shown.getPixel(i % SIDE, i / SIDE, null);
			for (int c = 0; c < 3; c++) {
				assertEquals(expected[c], found[c], 8);
			}
		}
		assertTrue(spread(numbers) < 0.8 * spread(before), spread(numbers) + ", " + spread(before));
	}

	/** How far channels lie apart, on average. */
	private static double spread(final ColorProcessor image) {
		double sum = 0;
		for (int i = 0; i < SIDE * SIDE; i++) {
			final int[] pixel = image.getPixel(i % SIDE, i / SIDE, null);
			sum += Math.max(pixel[0], Math.max(pixel[1], pixel[2])) - Math.min(pixel[0], Math.min(pixel[1], pixel[2]));
		}
		return sum / SIDE / SIDE;
	}

	/** Grey that grows from 0.4 by four 255ths. */
	private static Raster gentle(final int bits) {
		final WritableRaster raster = Raster.createBandedRaster(bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT, SIDE, SIDE,
			3, null);
		final int white = (1 << bits) - 1;
		for (int i = 0; i < SIDE * SIDE; i++) {
			for (int c = 0; c < 3; c++) {
				raster.setSample(i % SIDE, i / SIDE, c, Math.round(white * (102 + 4f * (i % SIDE) / (SIDE - 1)) / 255));
			}
		}
		return raster;
	}
}
