package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.io.FileSaver;
import ij.process.LUT;

/** RGB of 16 bits, from floats to files. */
class DeepRgbTest {

	private static final int WIDTH = 64;
	private static final int HEIGHT = 48;
	/** A gradient so gentle that 8 bits have five steps of it. */
	private static final RgbImage GENTLE = gentle();

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "a.png", "a.tif" })
	void aGentleGradientHasNoBandsInAFile(final String name) throws IOException {
		final Path file = folder.resolve(name);
		ImageFiles.write(DeepRgb.of("deep", GENTLE), file);

		// By Java's own reader, as any other program would.
		final Raster raster = ImageIO.read(file.toFile()).getRaster();
		assertEquals(3, raster.getNumBands());
		final Set<Integer> levels = new HashSet<>();
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			for (int c = 0; c < 3; c++) {
				final int sample = raster.getSample(i % WIDTH, i / WIDTH, c);
				assertEquals(65535 * GENTLE.channel(c)[i], sample, 0.51);
				levels.add(sample);
			}
		}
		assertTrue(levels.size() > 1000, levels.size() + " levels");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.png", "a.tif" })
	void theInfoAndTheCalibrationGoWithIt(final String name) throws IOException {
		final ImagePlus image = DeepRgb.of("deep", GENTLE);
		final String info = ImageInfo.format(Map.of("network", "built-in"));
		image.setProperty("Info", info);
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelWidth = 0.5;
		ImageFiles.write(image, folder.resolve(name));

		final ImagePlus back = ImageFiles.read(folder.resolve(name));

		assertEquals(info, back.getInfoProperty());
		if (name.endsWith("tif")) {
			assertEquals(0.5, back.getCalibration().pixelWidth, 1e-6);
			assertTrue(DeepRgb.is(back));
			assertArrayEquals((short[]) image.getStack().getPixels(3), (short[]) back.getStack().getPixels(3));
		}
	}

	@Test
	void imageJItselfSavesItAsOneRgbImage() throws IOException {
		final Path file = folder.resolve("saved.tif");
		new FileSaver(DeepRgb.of("deep", GENTLE)).saveAsTiff(file.toString());

		assertEquals(3, ImageIO.read(file.toFile()).getRaster().getNumBands());
		assertTrue(DeepRgb.is(IJ.openImage(file.toString())));
	}

	@Test
	void jpegHasItInEightBitsAndSaysSoBeforeTheWork() throws IOException {
		final Path file = folder.resolve("a.jpg");
		ImageFiles.write(DeepRgb.of("deep", GENTLE), file);

		assertEquals(100, ImageFiles.read(file).getProcessor().get(0, 0) & 0xff, 12);
		ImageFiles.requireDepth(file, 8);
		final String message = assertThrows(IOException.class, () -> ImageFiles.requireDepth(file, 16)).getMessage();
		assertTrue(message.contains("a.jpg") && message.contains(".png or .tif"), message);
	}

	@Test
	void aSelectionIsBlendedIntoTheContentsOwnPrecision() {
		final ImagePlus content = IJ.createImage("grey", "16-bit", WIDTH, HEIGHT, 1);
		content.getProcessor().set(1, 1, 12345);
		content.setDisplayRange(0, 65535);
		content.setRoi(new OvalRoi(20, 10, 30, 30));

		final ImagePlus result = ResultType.RGB.paint(content, crop(content), Region.of(content, 2), 16);

		assertTrue(DeepRgb.is(result));
		assertEquals(12345, result.getStack().getProcessor(2).get(1, 1));
		assertEquals(65535 * 0.4, result.getStack().getProcessor(1).get(35, 25), 800);
	}

	@Test
	void otherImagesAreNotTakenForIt() {
		final CompositeImage image = DeepRgb.of("deep", GENTLE);
		final LUT[] brighter = image.getLuts();
		brighter[1].max = 1000;
		image.setLuts(brighter);
		assertFalse(DeepRgb.is(image));
		assertFalse(DeepRgb.is(IJ.createHyperStack("channels", 32, 32, 2, 1, 1, 16)));
		assertFalse(DeepRgb.is(IJ.createImage("rgb", "RGB", 32, 32, 1)));
	}

	private static RgbImage crop(final ImagePlus content) {
		return Region.of(content, 2).crop(GENTLE);
	}

	private static RgbImage gentle() {
		final float[] planes = new float[3 * WIDTH * HEIGHT];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = 0.39f + 0.02f * i / planes.length;
		}
		return new RgbImage(WIDTH, HEIGHT, planes);
	}
}
