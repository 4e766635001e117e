package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.ColourFiles;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;

/** Colour profiles, transparency, 16 bits and orientations in the files of other programs, and in ours. */
class ColourFilesTest {

	private static final int WIDTH = ColourFiles.WIDTH;
	private static final int HEIGHT = ColourFiles.HEIGHT;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "profile.jpg", "profile.png", "profile.tif", "profile-lzw.tif" })
	void aProfileIsReadAndNotApplied(final String name) throws IOException {
		final ImagePlus image = read(name);

		assertArrayEquals(ColourFiles.exchanged(), profile(image));
		// Applied, it would exchange red and blue: right is red and not blue, left the other way round.
		final int right = image.getProcessor().get(47, 2);
		assertEquals(5 * 47, right >> 16 & 0xff, name.endsWith("jpg") ? 6 : 0);
		assertEquals(255 - 4 * 47, right & 0xff, name.endsWith("jpg") ? 6 : 0);
		assertEquals(24, image.getBitDepth());
		assertTrue(Attachments.of(image).opacity().isEmpty());
	}

	@Test
	void theColoursOfAJpegAreThoseOfTheSameFileWithoutItsProfile() throws IOException {
		final byte[] bytes = Files.readAllBytes(ColourFiles.file("profile.jpg"));
		final ByteArrayOutputStream without = new ByteArrayOutputStream();
		int at = 2;
		without.write(bytes, 0, 2);
		while ((bytes[at + 1] & 0xff) != 0xda) {
			final int length = 2 + ((bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
			if ((bytes[at + 1] & 0xff) != 0xe2) without.write(bytes, at, length);
			at += length;
		}
		without.write(bytes, at, bytes.length - at);
		Files.write(folder.resolve("plain.jpg"), without.toByteArray());

		final ImagePlus plain = ImageFiles.read(folder.resolve("plain.jpg"));

		assertTrue(Attachments.of(plain).profile().isEmpty());
		assertArrayEquals((int[]) plain.getProcessor().getPixels(), (int[]) read("profile.jpg").getProcessor().getPixels());
	}

	@ParameterizedTest
	@ValueSource(strings = { "clear.png", "clear.tif", "clear-mixed.tif", "clear-grey.png", "deep-clear.png",
		"deep-clear.tif" })
	void transparencyIsReadAndThePictureLaidOverWhite(final String name) throws IOException {
		final ImagePlus image = read(name);
		final Opacity opacity = Attachments.of(image).opacity().orElseThrow();

		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			assertEquals(ColourFiles.opacity(i % WIDTH, i / WIDTH), opacity.value(i, 8), "pixel " + i);
		}
		if (name.startsWith("deep")) {
			assertTrue(DeepRgb.is(image));
			assertEquals(65535, image.getStack().getProcessor(2).get(0, 0));
			assertEquals(deep(24, 20, 1), image.getStack().getProcessor(2).get(24, 20));
			assertEquals(257 * ColourFiles.opacity(40, 20), opacity.values().get(40, 20));
			return;
		}
		assertEquals(255, image.getProcessor().get(0, 0) & 0xff);
		final boolean grey = name.equals("clear-grey.png");
		assertEquals(grey ? 8 : 24, image.getBitDepth());
		if (grey) return;
		final int share = ColourFiles.opacity(40, 20);
		assertEquals((200 * share + 255 * (255 - share)) / 255.0, image.getProcessor().get(40, 20) >> 16 & 0xff, name.contains(
			"mixed") ? 1.5 : 0.51);
	}

	@Test
	void palettesMayBeTransparent() throws IOException {
		final ImagePlus image = read("clear-palette.png");
		final BufferedImage java = ImageIO.read(ColourFiles.file("clear-palette.png").toFile());
		final Opacity opacity = Attachments.of(image).opacity().orElseThrow();
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			assertEquals(java.getRGB(i % WIDTH, i / WIDTH) >>> 24, opacity.value(i, 8));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "deep.png", "deep.tif", "deep-zip.tif" })
	void coloursOfSixteenBitsAreReadToTheLast(final String name) throws IOException {
		final ImagePlus image = read(name);

		assertTrue(DeepRgb.is(image));
		final float[] planes = ImageConversion.toRgb(image).planes();
		for (int i = 0; i < planes.length; i++) {
			final int pixel = i % (WIDTH * HEIGHT);
			assertEquals(deep(pixel % WIDTH, pixel / WIDTH, i / (WIDTH * HEIGHT)) / 65535f, planes[i]);
		}
	}

	@ParameterizedTest
	@CsvSource({ "turned-3-raw.tif, 1, 1", "turned-3-lzw.tif, 1, 1", "turned-6-raw.tif, 1, 0", "turned-6-lzw.tif, 1, 0" })
	void tiffPicturesStandUpright(final String name, final int right, final int bottom) throws IOException {
		final ImagePlus image = read(name);

		assertEquals(name.contains("3") ? WIDTH : HEIGHT, image.getWidth());
		for (int corner = 0; corner < 4; corner++) {
			final int x = corner % 2 == 0 ? 5 : image.getWidth() - 6;
			final int y = corner / 2 == 0 ? 5 : image.getHeight() - 6;
			final boolean white = corner % 2 == right && corner / 2 == bottom;
			assertEquals(white ? 255 : 0, image.getProcessor().get(x, y) & 0xff, "corner " + corner);
		}
	}

	@ParameterizedTest
	@CsvSource({ "profile.jpg, a.jpg", "profile.jpg, a.png", "profile.png, a.tif", "clear.png, b.png", "clear.png, b.tif",
		"clear.tif, b.tif", "clear.tif, b.jpg" })
	void whatWasReadIsWrittenAgain(final String from, final String to) throws IOException {
		final ImagePlus image = read(from);
		image.setProperty("Info", "Software: test\n");

		ImageFiles.write(image, folder.resolve(to));

		assertArrayEquals(ColourFiles.exchanged(), ColourFiles.profile(folder.resolve(to)).orElseThrow());
		final ImagePlus back = ImageFiles.read(folder.resolve(to));
		assertEquals("Software: test\n", back.getInfoProperty());
		assertArrayEquals(ColourFiles.exchanged(), profile(back));
		// Java's own reader sees four bands.
		final Raster raster = ImageIO.read(folder.resolve(to).toFile()).getRaster();
		final boolean clear = from.startsWith("clear") && !to.endsWith("jpg");
		assertEquals(clear ? 4 : 3, raster.getNumBands());
		if (!clear) return;
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			assertEquals(ColourFiles.opacity(i % WIDTH, i / WIDTH), raster.getSample(i % WIDTH, i / WIDTH, 3));
			assertEquals(image.getProcessor().get(i) >> 16 & 0xff, back.getProcessor().get(i) >> 16 & 0xff, 1);
		}
		// What is half clear has its own colour again, not that of white paper.
		assertEquals(200, raster.getSample(40, 20, 0), 2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.png", "a.tif" })
	void sixteenBitsWithTransparencyAreWritten(final String name) throws IOException {
		final ImagePlus image = read("deep-clear.tif");
		image.setProperty("Info", "Software: test\n");
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelWidth = 0.5;

		ImageFiles.write(image, folder.resolve(name));

		final Raster raster = ImageIO.read(folder.resolve(name).toFile()).getRaster();
		assertEquals(4, raster.getNumBands());
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			final int opacity = ColourFiles.opacity(i % WIDTH, i / WIDTH);
			assertEquals(257 * opacity, raster.getSample(i % WIDTH, i / WIDTH, 3));
			if (opacity == 255) assertEquals(deep(i % WIDTH, i / WIDTH, 1), raster.getSample(i % WIDTH, i / WIDTH, 1));
		}
		final ImagePlus back = ImageFiles.read(folder.resolve(name));
		assertEquals("Software: test\n", back.getInfoProperty());
		if (name.endsWith("tif")) assertEquals(0.5, back.getCalibration().pixelWidth, 1e-6);
	}

	@Test
	void compressedFilesWithADescriptionOfImageJsAreReadAllTheSame() throws IOException {
		final ImagePlus image = read("described.tif");
		assertEquals(5 * 47 << 16 | 6 * 2 << 8 | 255 - 4 * 47, image.getProcessor().get(47, 2) & 0xffffff);
	}

	@ParameterizedTest
	@ValueSource(strings = { "clear.png", "deep-clear.png" })
	void imageJOpensTransparentTiffFilesOfOurs(final String name) throws IOException {
		final ImagePlus image = read(name);
		image.setProperty("Info", "Software: test\n");
		image.getCalibration().setUnit("mm");
		ImageFiles.write(image, folder.resolve("a.tif"));

		final ImagePlus opened = IJ.openImage(folder.resolve("a.tif").toString());

		assertEquals(WIDTH, opened.getWidth());
		assertEquals("mm", opened.getCalibration().getUnit());
		assertEquals("Software: test\n", opened.getInfoProperty());
		if (name.equals("clear.png")) assertEquals(image.getProcessor().get(24, 20) & 0xffffff, opened.getProcessor().get(24,
			20) & 0xffffff);
		else assertEquals(deep(24, 20, 1), opened.getStack().getProcessor(2).get(24, 20));
	}

	@Test
	void aStackKeepsItsProfile() throws IOException {
		final ImagePlus stack = IJ.createImage("stack", "RGB", WIDTH, HEIGHT, 3);
		stack.getStack().getProcessor(3).set(7, 5, 0x123456);
		Attachments.of(read("profile.png")).attachTo(stack);
		ImageFiles.write(stack, folder.resolve("stack.tif"));

		assertArrayEquals(ColourFiles.exchanged(), ColourFiles.profile(folder.resolve("stack.tif")).orElseThrow());
		for (final ImagePlus back : new ImagePlus[] { ImageFiles.read(folder.resolve("stack.tif")), IJ.openImage(folder.resolve(
			"stack.tif").toString()) })
		{
			assertEquals(3, back.getStackSize());
			assertEquals(0x123456, back.getStack().getProcessor(3).get(7, 5) & 0xffffff);
		}
	}

	@Test
	void aProfileOfColoursIsNotWrittenForGreyValues() throws IOException {
		final ImagePlus grey = new ImagePlus("grey", new ByteProcessor(WIDTH, HEIGHT));
		Attachments.of(read("profile.png")).attachTo(grey);
		ImageFiles.write(grey, folder.resolve("grey.tif"));
		assertEquals(Optional.empty(), ColourFiles.profile(folder.resolve("grey.tif")));

		final byte[] own = ColourFiles.exchanged();
		System.arraycopy(new byte[] { 'G', 'R', 'A', 'Y' }, 0, own, 16, 4);
		new Attachments(ColourProfile.of(own), Optional.empty()).attachTo(grey);
		ImageFiles.write(grey, folder.resolve("grey.tif"));
		assertArrayEquals(own, ColourFiles.profile(folder.resolve("grey.tif")).orElseThrow());
		ImageFiles.write(grey, folder.resolve("grey.png"));
		assertEquals(Optional.empty(), ColourFiles.profile(folder.resolve("grey.png")), "PNG results are RGB");
	}

	@Test
	void aLargeProfileIsWrittenInParts() throws IOException {
		final byte[] large = Arrays.copyOf(ColourFiles.exchanged(), 200_001);
		ByteBuffer.wrap(large).putInt(large.length);
		large[199_999] = 42;
		final ImagePlus image = read("profile.png");
		new Attachments(ColourProfile.of(large), Optional.empty()).attachTo(image);

		ImageFiles.write(image, folder.resolve("large.jpg"));

		assertArrayEquals(large, profile(ImageFiles.read(folder.resolve("large.jpg"))));
		assertArrayEquals(large, ColourFiles.profile(folder.resolve("large.jpg")).orElseThrow());
	}

	@Test
	void bytesThatAreNoProfileAreLeftOut() throws IOException {
		final byte[] cut = Arrays.copyOf(ColourFiles.exchanged(), 300);
		assertTrue(ColourProfile.of(cut).isEmpty());
		assertTrue(ColourProfile.of(new byte[0]).isEmpty());
		final byte[] other = ColourFiles.exchanged();
		other[36] = 'x';
		assertTrue(ColourProfile.of(other).isEmpty());

		final byte[] png = Files.readAllBytes(ColourFiles.file("deep.png"));
		final byte[] chunk = new PngChunk("iCCP", new byte[] { 'a', 0, 0, 1, 2, 3 }).toBytes();
		Files.write(folder.resolve("a.png"), ByteBuffer.allocate(png.length + chunk.length).put(png, 0, PngChunk.END_OF_HEADER)
			.put(chunk).put(png, PngChunk.END_OF_HEADER, png.length - PngChunk.END_OF_HEADER).array());
		assertTrue(Attachments.of(ImageFiles.read(folder.resolve("a.png"))).profile().isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "profile.jpg", "profile.png", "profile.tif" })
	void ofAnImageThatImageJHasOpenedTheProfileIsLookedUpInItsFile(final String name) throws IOException {
		final ImagePlus opened = IJ.openImage(ColourFiles.file(name).toAbsolutePath().toString());

		assertArrayEquals(ColourFiles.exchanged(), profile(Snapshot.of(opened)));
		assertFalse(Attachments.of(opened).profile().isPresent(), "the image itself is left alone");
	}

	@Test
	void opacityFollowsThePictureToAnotherSize() {
		final ByteProcessor half = new ByteProcessor(4, 4);
		half.setRoi(0, 0, 2, 4);
		half.setValue(200);
		half.fill();

		final Opacity twice = new Opacity(half).at(8, 8);

		assertEquals(200, twice.value(0, 8));
		assertEquals(0, twice.value(7, 8));
		assertEquals(200 * 257, twice.value(0, 16));
	}

	private static ImagePlus read(final String name) throws IOException {
		return ImageFiles.read(ColourFiles.file(name));
	}

	private static byte[] profile(final ImagePlus image) {
		return Attachments.of(image).profile().orElseThrow().bytes();
	}

	private static int deep(final int x, final int y, final int channel) {
		return (x * 1301 + y * 17 + channel * 7001) % 65536;
	}
}
