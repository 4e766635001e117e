package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** Pictures that go into a TIFF file as large ones do, though they are small. */
class LargeTiffTest {

	/** More than one strip. */
	private static final int WIDTH = 1501;
	private static final int HEIGHT = 1003;
	private static final String INFO = ImageInfo.format(Map.of("network", "built-in"));
	private static final LargeTiff BIG = new LargeTiff(0, 0);
	private static final LargeTiff STRIPS = new LargeTiff(0, Integer.MAX_VALUE);

	@TempDir
	private Path folder;

	@Test
	void anRgbPictureAsBigTiffComesBackWithAllThatGoesWithIt() throws IOException {
		final ImagePlus image = described(new ImagePlus("rgb", colours()));
		image.setOverlay(new Overlay(new OvalRoi(10, 20, 30, 40)));
		final Path file = write(image, BIG);

		final ImagePlus back = ImageFiles.read(file);

		assertArrayEquals((int[]) image.getProcessor().getPixels(), (int[]) back.getProcessor().getPixels());
		assertDescribed(back);
		assertEquals(1, back.getOverlay().size());
		assertEquals("picture.tif", back.getTitle());
	}

	@Test
	void aBigTiffFileIsAsItsDefinitionWantsIt() throws IOException {
		final ColorProcessor colours = colours();
		final ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(write(new ImagePlus("rgb", colours), BIG)));

		file.order(file.getShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		assertArrayEquals(new int[] { 43, 8, 0 }, new int[] { file.getShort(), file.getShort(), file.getShort() });
		final long page = file.getLong();
		assertEquals(0, page % 8);
		final Map<Integer, long[]> fields = fields(file, (int) page);
		assertArrayEquals(new long[] { WIDTH, HEIGHT, 2, 3, 1 }, new long[] { fields.get(256)[0], fields.get(257)[0], fields
			.get(262)[0], fields.get(277)[0], fields.get(259)[0] });
		assertArrayEquals(new long[] { 8, 8, 8 }, fields.get(258));
		final int rows = (int) fields.get(278)[0];
		assertTrue(rows < HEIGHT && fields.get(273).length == (HEIGHT + rows - 1) / rows, rows + " rows a strip");
		for (int y = 0; y < HEIGHT; y += 17) {
			final int at = (int) fields.get(273)[y / rows] + (y % rows * WIDTH + y) * 3;
			assertEquals(colours.get(y, y) & 0xffffff, (file.get(at) & 0xff) << 16 | (file.get(at + 1) & 0xff) << 8 | file.get(at +
				2) & 0xff);
		}
		final long last = fields.get(273)[fields.get(273).length - 1] + fields.get(279)[fields.get(279).length - 1];
		assertEquals(file.capacity(), last);
	}

	@Test
	void anRgbPictureInStripsIsReadByPlainImageJ() throws IOException {
		final ImagePlus image = described(new ImagePlus("rgb", colours()));
		final Path file = write(image, STRIPS);

		final ImagePlus opened = new Opener().openTiff(folder + "/", "picture.tif");

		assertArrayEquals((int[]) image.getProcessor().getPixels(), (int[]) opened.getProcessor().getPixels());
		assertDescribed(opened);
		assertDescribed(ImageFiles.read(file));
	}

	@Test
	void aPictureOf16BitsAChannelInStripsIsReadByPlainImageJAndByJava() throws IOException {
		final ImagePlus image = described(deep());
		final Path file = write(image, STRIPS);

		final ImagePlus opened = new Opener().openTiff(folder + "/", "picture.tif");

		assertDeep(image, opened);
		assertDescribed(opened);
		assertDeep(image, ImageFiles.read(file));
		assertDescribed(ImageFiles.read(file));
		final var raster = ImageIO.read(file.toFile()).getRaster();
		for (int c = 0; c < 3; c++) {
			assertEquals(image.getStack().getProcessor(c + 1).get(1200, 900), raster.getSample(1200, 900, c));
		}
	}

	@Test
	void aPictureOf16BitsAChannelAsBigTiffComesBackTheSame() throws IOException {
		final ImagePlus image = described(deep());

		final ImagePlus back = ImageFiles.read(write(image, BIG));

		assertDeep(image, back);
		assertDescribed(back);
	}

	@Test
	void greyOf16And32BitsKeepsItsDisplayRange() throws IOException {
		final float[] values = new float[WIDTH * HEIGHT];
		final short[] whole = new short[WIDTH * HEIGHT];
		for (int i = 0; i < values.length; i++) {
			values[i] = i / 1000f - 200;
			whole[i] = (short) (i / 30);
		}
		for (final ImageProcessor grey : new ImageProcessor[] { new FloatProcessor(WIDTH, HEIGHT, values), new ShortProcessor(
			WIDTH, HEIGHT, whole, null) })
		{
			final ImagePlus image = described(new ImagePlus("grey", grey));
			image.setDisplayRange(7, 300);

			final ImagePlus back = ImageFiles.read(write(image, BIG));

			assertEquals(image.getBitDepth(), back.getBitDepth());
			for (int i = 0; i < values.length; i += 101) {
				assertEquals(grey.getf(i), back.getProcessor().getf(i));
			}
			assertEquals(7, back.getDisplayRangeMin());
			assertEquals(300, back.getDisplayRangeMax());
			assertDescribed(back);
		}
	}

	@Test
	void theProfileOfItsColoursGoesAlong() throws IOException {
		final byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
		final ImagePlus image = described(new ImagePlus("rgb", colours()));
		new Attachments(ColourProfile.of(profile), Optional.empty()).attachTo(image);
		for (final LargeTiff large : List.of(STRIPS, BIG)) {
			final Path file = write(image, large);
			assertArrayEquals(profile, Attachments.of(ImageFiles.read(file)).profile().orElseThrow().bytes());
			assertArrayEquals(profile, ImageFiles.profile(file).orElseThrow().bytes());
		}
	}

	@Test
	void itsTransparencyGoesAlong() throws IOException {
		final ByteProcessor values = new ByteProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			values.set(i, i % 256);
		}
		for (final ImagePlus image : List.of(described(new ImagePlus("rgb", colours())), described(deep()))) {
			final boolean deep = DeepRgb.is(image);
			new Attachments(Optional.empty(), Optional.of(new Opacity(values))).attachTo(image);

			final Path file = write(image, STRIPS);

			final ImagePlus back = ImageFiles.read(file);
			final Opacity opacity = Attachments.of(back).opacity().orElseThrow();
			for (int i = 0; i < WIDTH * HEIGHT; i++) {
				assertEquals(values.get(i), opacity.value(i, Byte.SIZE));
			}
			final var raster = ImageIO.read(file.toFile()).getRaster();
			final int opaque = 255;
			assertEquals(deep ? image.getStack().getProcessor(2).get(opaque) : image.getProcessor().get(opaque) >> 8 & 0xff, raster
				.getSample(opaque, 0, 1));
			assertDescribed(back);
			assertFourSamples(write(image, BIG), raster);
		}
	}

	/** In a BigTIFF file, which Java does not read. */
	private static void assertFourSamples(final Path big, final Raster expected) throws IOException {
		final ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(big));
		file.order(file.getShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final Map<Integer, long[]> fields = fields(file, (int) file.getLong(8));
		assertArrayEquals(new long[] { 2, 4, 2 }, new long[] { fields.get(262)[0], fields.get(277)[0], fields.get(338)[0] });
		final int bits = (int) fields.get(258)[3];
		final int strip = (int) fields.get(273)[1];
		final int top = (int) fields.get(278)[0];
		for (int i = 0; i < 4 * WIDTH; i++) {
			final int found = bits == 8 ? file.get(strip + i) & 0xff : file.getShort(strip + 2 * i) & 0xffff;
			assertEquals(expected.getSample(i / 4, top, i % 4), found);
		}
	}

	@Test
	void theSamePictureGivesTheSameBytes() throws IOException {
		final ImagePlus image = described(new ImagePlus("rgb", colours()));
		final byte[] once = Files.readAllBytes(write(image, BIG));
		assertArrayEquals(once, Files.readAllBytes(write(image, BIG)));
	}

	@Test
	void thereIsAWayForEachSizeThatImageJCanHave() {
		assertFalse(LargeTiff.LIMITS.isFor(info(FileInfo.RGB, 26754, 26754, 1)));
		assertTrue(LargeTiff.LIMITS.isFor(info(FileInfo.RGB, 26755, 26755, 1)));
		assertFalse(LargeTiff.LIMITS.isFor(info(FileInfo.RGB48, 18918, 18918, 3)));
		assertTrue(LargeTiff.LIMITS.isFor(info(FileInfo.RGB48, 18919, 18919, 3)));
		assertFalse(LargeTiff.LIMITS.isFor(info(FileInfo.GRAY8, 46340, 46340, 1)));
		assertFalse(LargeTiff.LIMITS.isFor(info(FileInfo.RGB, 26755, 26755, 2)), "stacks are ImageJ's");
	}

	private static FileInfo info(final int type, final int width, final int height, final int images) {
		final FileInfo info = new FileInfo();
		info.fileType = type;
		info.width = width;
		info.height = height;
		info.nImages = images;
		return info;
	}

	private Path write(final ImagePlus image, final LargeTiff large) throws IOException {
		final Path file = folder.resolve("picture.tif");
		try (OutputStream out = Files.newOutputStream(file)) {
			TiffFile.write(image, out, large);
		}
		return file;
	}

	/** The numbers under each tag of a page of BigTIFF. */
	private static Map<Integer, long[]> fields(final ByteBuffer file, final int page) {
		final Map<Integer, long[]> fields = new TreeMap<>();
		int before = 0;
		for (int i = 0; i < file.getLong(page); i++) {
			final int entry = page + 8 + 20 * i;
			final int tag = Short.toUnsignedInt(file.getShort(entry));
			assertTrue(tag > before, "tags rise");
			before = tag;
			final int bytes = switch (file.getShort(entry + 2)) {
				case 3 -> 2;
				case 4 -> 4;
				case 16 -> 8;
				default -> 0;
			};
			if (bytes == 0) continue;
			final long[] numbers = new long[(int) file.getLong(entry + 4)];
			final int values = bytes * numbers.length <= 8 ? entry + 12 : (int) file.getLong(entry + 12);
			if (values != entry + 12) assertEquals(0, values % 8);
			for (int n = 0; n < numbers.length; n++) {
				numbers[n] = switch (bytes) {
					case 2 -> Short.toUnsignedLong(file.getShort(values + 2 * n));
					case 4 -> Integer.toUnsignedLong(file.getInt(values + 4 * n));
					default -> file.getLong(values + 8 * n);
				};
			}
			fields.put(tag, numbers);
		}
		return fields;
	}

	private static ColorProcessor colours() {
		final int[] rgb = new int[WIDTH * HEIGHT];
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = 0xff000000 | i * 2654435 >>> 7;
		}
		return new ColorProcessor(WIDTH, HEIGHT, rgb);
	}

	private static ImagePlus deep() {
		final float[] planes = new float[3 * WIDTH * HEIGHT];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = i / (float) planes.length;
		}
		return DeepRgb.of("deep", new RgbImage(WIDTH, HEIGHT, planes));
	}

	private static ImagePlus described(final ImagePlus image) {
		image.setProperty("Info", INFO);
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().pixelHeight = 0.5;
		return image;
	}

	private static void assertDescribed(final ImagePlus image) {
		assertNotNull(image);
		assertEquals(INFO, image.getInfoProperty());
		assertEquals("\u00b5m", image.getCalibration().getUnit());
		assertEquals(0.25, image.getCalibration().pixelWidth, 1e-6);
		assertEquals(0.5, image.getCalibration().pixelHeight, 1e-6);
	}

	private static void assertDeep(final ImagePlus expected, final ImagePlus image) {
		assertTrue(DeepRgb.is(image), "three channels over their full range");
		for (int c = 1; c <= 3; c++) {
			assertArrayEquals((short[]) expected.getStack().getPixels(c), (short[]) image.getStack().getPixels(c));
		}
	}
}
