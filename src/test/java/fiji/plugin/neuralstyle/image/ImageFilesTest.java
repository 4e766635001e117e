package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** Whole files, in and out. */
class ImageFilesTest {

	private static final int WIDTH = 61;
	private static final int HEIGHT = 43;
	private static final Map<String, String> INFO = Map.of("Network", "built-in, Gr\u00f6\u00dfe 4 \u7d75");

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "a.png", "a.tif", "A.TIFF" })
	void losslessFormatsGiveTheSamePixelsAndInfoBack(final String name) throws IOException {
		final ImagePlus image = result();
		ImageFiles.write(image, folder.resolve(name));
		final ImagePlus back = ImageFiles.read(folder.resolve(name));
		assertArrayEquals(colours(image), colours(back));
		assertEquals(INFO, ResultImage.info(back));
		assertEquals(name, back.getTitle());
		assertEquals(1, files().length);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.jpg", "a.JPEG" })
	void jpegKeepsNearlyThePixelsAndTheInfo(final String name) throws IOException {
		final ImagePlus image = result();
		ImageFiles.write(image, folder.resolve(name));
		final ImagePlus back = ImageFiles.read(folder.resolve(name));
		double difference = 0;
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			difference += Math.abs((image.getProcessor().get(i) >> 8 & 0xff) - (back.getProcessor().get(i) >> 8 & 0xff));
		}
		assertTrue(difference / (WIDTH * HEIGHT) < 4, "mean difference " + difference / (WIDTH * HEIGHT));
		assertEquals(INFO, ResultImage.info(back));
	}

	@Test
	void aLongInfoFitsAJpegComment() throws IOException {
		final ImagePlus image = result();
		image.setProperty("Info", ImageInfo.format(Map.of("long", "\u7d75".repeat(70_000))));
		ImageFiles.write(image, folder.resolve("long.jpg"));
		assertEquals(image.getInfoProperty(), ImageFiles.read(folder.resolve("long.jpg")).getInfoProperty());
	}

	@ParameterizedTest
	@ValueSource(strings = { ".png", ".jpg", ".tif" })
	void theSameImageGivesTheSameBytes(final String ending) throws IOException {
		ImageFiles.write(result(), folder.resolve("one" + ending));
		ImageFiles.write(result(), folder.resolve("two" + ending));
		assertArrayEquals(Files.readAllBytes(folder.resolve("one" + ending)), Files.readAllBytes(folder.resolve("two" +
			ending)));
	}

	@Test
	void tiffKeepsTheCalibration() throws IOException {
		final ImagePlus image = result();
		image.getCalibration().xOrigin = 3;
		ImageFiles.write(image, folder.resolve("a.tif"));
		final ImagePlus back = ImageFiles.read(folder.resolve("a.tif"));
		assertEquals(0.25, back.getCalibration().pixelWidth, 1e-6);
		assertEquals(0.5, back.getCalibration().pixelHeight, 1e-6);
		assertEquals("\u00b5m", back.getCalibration().getUnit());
		assertEquals(3, back.getCalibration().xOrigin);
	}

	@ParameterizedTest
	@CsvSource({ "um, 4000000", "mm, 4000", "cm, 400" })
	void pngKeepsMetricCalibrationAsPixelsPerMetre(final String unit, final int perMetre) throws IOException {
		final ImagePlus image = result();
		image.getCalibration().setUnit(unit);
		final Path file = folder.resolve("a.png");
		ImageFiles.write(image, file);
		final byte[] data = PngChunk.parse(file, Files.readAllBytes(file)).stream().filter(chunk -> chunk.type().equals(
			"pHYs")).findFirst().orElseThrow().data();
		assertEquals(perMetre, ByteBuffer.wrap(data).getInt());
		assertEquals(perMetre / 2, ByteBuffer.wrap(data).getInt(4));
		assertEquals(1, data[8]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "pixel", "inch", "parsec" })
	void otherUnitsAreLeftOutOfPng(final String unit) throws IOException {
		final ImagePlus image = result();
		image.getCalibration().setUnit(unit);
		ImageFiles.write(image, folder.resolve("a.png"));
		assertFalse(new String(Files.readAllBytes(folder.resolve("a.png")), StandardCharsets.ISO_8859_1).contains("pHYs"));
	}

	@Test
	void anotherFileOfTheNameIsReplaced() throws IOException {
		Files.writeString(folder.resolve("a.png"), "old");
		ImageFiles.checkWritable(folder.resolve("a.png"));
		assertEquals("old", Files.readString(folder.resolve("a.png")));
		ImageFiles.write(result(), folder.resolve("a.png"));
		assertEquals(WIDTH, ImageFiles.read(folder.resolve("a.png")).getWidth());
		assertEquals(1, files().length);
	}

	@Test
	void greyImagesKeepTheirBits() throws IOException {
		final Path png = folder.resolve("grey8.png");
		final BufferedImage grey = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
		grey.getRaster().setSample(4, 2, 0, 100);
		ImageIO.write(grey, "png", png.toFile());
		final ImagePlus eight = ImageFiles.read(png);
		assertEquals(8, eight.getBitDepth());
		assertEquals(100, eight.getProcessor().get(4, 2));

		final BufferedImage deep = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
		deep.getRaster().setSample(4, 2, 0, 30000);
		ImageIO.write(deep, "png", folder.resolve("grey16.png").toFile());
		final ImagePlus sixteen = ImageFiles.read(folder.resolve("grey16.png"));
		assertEquals(16, sixteen.getBitDepth());
		assertEquals(30000, sixteen.getProcessor().get(4, 2));
		assertEquals(30000 / 65535f, ImageConversion.toRgb(sixteen).planes()[2 * WIDTH + 4], 1e-6f);

		ImageIO.write(grey, "jpg", folder.resolve("grey.jpg").toFile());
		assertEquals(8, ImageFiles.read(folder.resolve("grey.jpg")).getBitDepth());
	}

	@Test
	void transparencyIsCompositedOverWhite() throws IOException {
		final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
		image.setRGB(1, 0, 0x80ff0000);
		image.setRGB(2, 0, 0xff123456);
		for (final String format : new String[] { "png", "tiff" }) {
			final Path file = folder.resolve("alpha." + format);
			ImageIO.write(image, format, file.toFile());
			final ImageProcessor back = ImageFiles.read(file).getProcessor();
			assertEquals(0xffffff, back.get(0, 0) & 0xffffff, format);
			assertEquals(0xff7f7f, back.get(1, 0) & 0xffffff, format);
			assertEquals(0x123456, back.get(2, 0) & 0xffffff, format);
		}
	}

	@Test
	void tiffOfImageJKeepsBitsRangeAndCalibration() throws IOException {
		for (final ImageProcessor processor : new ImageProcessor[] { new ByteProcessor(WIDTH, HEIGHT), new ShortProcessor(
			WIDTH, HEIGHT), new FloatProcessor(WIDTH, HEIGHT), new ColorProcessor(WIDTH, HEIGHT) })
		{
			processor.set(5, processor instanceof FloatProcessor ? Float.floatToIntBits(17.5f) : 17);
			final ImagePlus image = new ImagePlus("image", processor);
			image.getCalibration().pixelWidth = 0.125;
			image.getCalibration().setUnit("mm");
			if (image.getBitDepth() != 24) image.setDisplayRange(2, 200);
			final Path file = folder.resolve(image.getBitDepth() + ".tif");
			new FileSaver(image).saveAsTiff(file.toString());
			final ImagePlus back = ImageFiles.read(file);
			assertEquals(image.getBitDepth(), back.getBitDepth());
			assertEquals(processor.get(5) & 0xffffff, back.getProcessor().get(5) & 0xffffff);
			assertEquals(0.125, back.getCalibration().pixelWidth, 1e-9);
			assertArrayEquals(ImageConversion.toRgb(image).planes(), ImageConversion.toRgb(back).planes());
		}
	}

	@Test
	void tiffKeepsAWholeStackInItsOwnTypeWithItsOverlay() throws IOException {
		final ImagePlus plain = IJ.createHyperStack("cells", 40, 36, 2, 3, 2, 16);
		for (int n = 1; n <= 12; n++) {
			plain.getStack().getProcessor(n).set(5, 6, 1000 * n);
			plain.getStack().setSliceLabel("plane " + n, n);
		}
		final CompositeImage image = new CompositeImage(plain, CompositeImage.COMPOSITE);
		image.setDisplayRange(100, 9000);
		image.setOverlay(new Overlay(new Roi(3, 4, 10, 12)));
		image.setProperty("Info", "Stack: yes\n");
		final Path file = folder.resolve("stack.tif");

		ImageFiles.write(image, file);
		ImageFiles.write(image, folder.resolve("again.tif"));

		final ImagePlus back = ImageFiles.read(file);
		assertArrayEquals(image.getDimensions(), back.getDimensions());
		assertEquals(16, back.getBitDepth());
		assertEquals(CompositeImage.COMPOSITE, ((CompositeImage) back).getMode());
		assertEquals(9000, back.getLuts()[0].max);
		assertEquals(7000, back.getStack().getProcessor(7).get(5, 6));
		assertEquals("plane 7", back.getStack().getSliceLabel(7));
		assertEquals(new Rectangle(3, 4, 10, 12), back.getOverlay().get(0).getBounds());
		assertEquals(Map.of("Stack", "yes"), ResultImage.info(back));
		assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("again.tif")));
	}

	@Test
	void onlyTiffTakesAPictureThatJavaHasNoOneArrayFor() throws IOException {
		ImageFiles.requirePixels(folder.resolve("a.png"), 26754, 26754);
		ImageFiles.requirePixels(folder.resolve("a.tif"), 46340, 46340);
		for (final String name : new String[] { "a.png", "a.jpg" }) {
			final String message = assertThrows(IOException.class, () -> ImageFiles.requirePixels(folder.resolve(name), 26755,
				26755)).getMessage();
			assertTrue(message.contains(name) && message.contains("26755 x 26755") && message.endsWith(".tif."), message);
		}
	}

	@Test
	void onlyTiffTakesAStack() throws IOException {
		ImageFiles.checkWritable(folder.resolve("a.tif"), 5);
		ImageFiles.checkWritable(folder.resolve("a.png"), 1);
		final String message = assertThrows(IOException.class, () -> ImageFiles.checkWritable(folder.resolve("a.png"), 5))
			.getMessage();
		assertTrue(message.contains("a.png") && message.contains("5") && message.contains(".tif"), message);
		assertEquals(0, files().length);
	}

	@Test
	void tiffOfSeveralChannelsIsComposite() throws IOException {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int c = 0; c < 3; c++) {
			final ShortProcessor plane = new ShortProcessor(WIDTH, HEIGHT);
			plane.set(c, 1000);
			stack.addSlice(plane);
		}
		final ImagePlus plain = new ImagePlus("channels", stack);
		plain.setDimensions(3, 1, 1);
		final CompositeImage image = new CompositeImage(plain, CompositeImage.COMPOSITE);
		final Path file = folder.resolve("channels.tif");
		new FileSaver(image).saveAsTiffStack(file.toString());
		final ImagePlus back = ImageFiles.read(file);
		assertTrue(back.isComposite());
		assertArrayEquals(ImageConversion.toRgb(image).planes(), ImageConversion.toRgb(back).planes());
	}

	@ParameterizedTest
	@ValueSource(strings = { "LZW", "Deflate", "PackBits", "JPEG" })
	void compressedTiffIsRead(final String compression) throws IOException {
		final Path file = folder.resolve("compressed.tif");
		writeTiff(result().getProcessor().getBufferedImage(), compression, file);
		final ImagePlus back = ImageFiles.read(file);
		if (compression.equals("JPEG")) assertEquals(24, back.getBitDepth());
		else assertArrayEquals(colours(result()), colours(back));
	}

	@Test
	void compressedTiffOfSixteenBitsIsStretchedAsInImageJ() throws IOException {
		final BufferedImage deep = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
		deep.getRaster().setSample(0, 0, 0, 4000);
		deep.getRaster().setSample(1, 0, 0, 1000);
		writeTiff(deep, "LZW", folder.resolve("deep.tif"));
		final ImagePlus back = ImageFiles.read(folder.resolve("deep.tif"));
		assertEquals(16, back.getBitDepth());
		assertEquals(0.25f, ImageConversion.toRgb(back).planes()[1], 1e-6f);
	}

	@Test
	void coloursOfSixteenBitsStay() throws IOException {
		final int[] bands = { 0, 1, 2 };
		final ComponentColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
			Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
		final WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, WIDTH, HEIGHT, 3 * WIDTH, 3,
			bands, null);
		raster.setPixel(3, 1, new int[] { 65535, 257 * 17, 257 * 200 + 60 });
		ImageIO.write(new BufferedImage(model, raster, false, null), "png", folder.resolve("deep.png").toFile());
		final ImagePlus back = ImageFiles.read(folder.resolve("deep.png"));
		assertTrue(DeepRgb.is(back));
		assertEquals(257 * 200 + 60, back.getStack().getProcessor(3).get(3, 1));
		final float[] planes = ImageConversion.toRgb(back).planes();
		assertEquals(1, planes[WIDTH + 3]);
		assertEquals((257 * 200 + 60) / 65535f, planes[2 * WIDTH * HEIGHT + WIDTH + 3]);
		assertEquals(0, planes[WIDTH + 4]);
	}

	@Test
	void palettesGiveTheirColours() throws IOException {
		final byte[] reds = { 0, (byte) 200 };
		final byte[] others = { 0, 10 };
		final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8,
			2, reds, others, others));
		image.getRaster().setSample(2, 2, 0, 1);
		ImageIO.write(image, "png", folder.resolve("palette.png").toFile());
		final ImageProcessor back = ImageFiles.read(folder.resolve("palette.png")).getProcessor();
		assertEquals(0xc80a0a, back.get(2, 2) & 0xffffff);
		assertEquals(0, back.get(0, 0) & 0xffffff);
	}

	@Test
	void contentDecidesNotTheEnding() throws IOException {
		ImageFiles.write(result(), folder.resolve("a.png"));
		final Path misnamed = folder.resolve("photo.jpg");
		Files.move(folder.resolve("a.png"), misnamed);
		assertArrayEquals(colours(result()), colours(ImageFiles.read(misnamed)));
	}

	@ParameterizedTest
	@CsvSource({ "1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 1, 0", "7, 1, 1", "8, 0, 1" })
	void photographsStandUpright(final int orientation, final int right, final int bottom) throws IOException {
		final ColorProcessor stored = new ColorProcessor(64, 48);
		stored.setRoi(0, 0, 16, 16);
		stored.setColor(Color.white);
		stored.fill();
		ImageFiles.write(new ImagePlus("stored", stored), folder.resolve("stored.jpg"));
		final Path photo = folder.resolve("photo.jpg");
		Files.write(photo, withOrientation(Files.readAllBytes(folder.resolve("stored.jpg")), orientation));
		final ImageProcessor upright = ImageFiles.read(photo).getProcessor();
		assertEquals(orientation < 5 ? 64 : 48, upright.getWidth());
		final int brightness = upright.get(right == 0 ? 5 : upright.getWidth() - 6, bottom == 0 ? 5 : upright.getHeight() -
			6) & 0xff;
		assertTrue(brightness > 200, "brightness " + brightness);
	}

	@Test
	void aPngWithACamerasNotesIsTurnedUpright() throws IOException {
		final Path file = folder.resolve("photo.png");
		ImageFiles.write(result(), file);
		final int corner = ImageFiles.read(file).getProcessor().get(0, 0);
		final byte[] bytes = Files.readAllBytes(file);
		final byte[] notes = new PngChunk("eXIf", new byte[] { 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0,
			6, 0, 0, 0, 0, 0, 0 }).toBytes();
		Files.write(file, ByteBuffer.allocate(bytes.length + notes.length).put(bytes, 0, PngChunk.END_OF_HEADER).put(notes).put(
			bytes, PngChunk.END_OF_HEADER, bytes.length - PngChunk.END_OF_HEADER).array());

		final ImageProcessor upright = ImageFiles.read(file).getProcessor();

		assertEquals(HEIGHT, upright.getWidth());
		assertEquals(corner, upright.get(HEIGHT - 1, 0));
	}

	private static byte[] withOrientation(final byte[] jpeg, final int orientation) {
		final byte[] exif = { (byte) 0xff, (byte) 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
			1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0 };
		return ByteBuffer.allocate(jpeg.length + exif.length).put(jpeg, 0, 2).put(exif).put(jpeg, 2, jpeg.length -
			2).array();
	}

	private static void writeTiff(final BufferedImage image, final String compression, final Path file)
		throws IOException
	{
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
			final ImageWriteParam parameters = writer.getDefaultWriteParam();
			parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			parameters.setCompressionType(compression);
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), parameters);
		}
		finally {
			writer.dispose();
		}
	}

	/** A smooth picture with a calibration and an Info property. */
	private static ImagePlus result() {
		final ColorProcessor colour = new ColorProcessor(WIDTH, HEIGHT);
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				colour.set(x, y, 0xff000000 | 4 * x << 16 | 5 * y << 8 | 2 * (x + y));
			}
		}
		final ImagePlus image = new ImagePlus("result", colour);
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().pixelHeight = 0.5;
		image.getCalibration().setUnit("um");
		image.setProperty("Info", ImageInfo.format(INFO));
		return image;
	}

	private static int[] colours(final ImagePlus image) {
		final int[] colours = ((int[]) image.getProcessor().getPixels()).clone();
		for (int i = 0; i < colours.length; i++) {
			colours[i] &= 0xffffff;
		}
		return colours;
	}

	private File[] files() {
		return folder.toFile().listFiles();
	}
}
