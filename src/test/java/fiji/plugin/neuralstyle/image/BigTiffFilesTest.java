package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.process.ColorProcessor;

/** BigTIFF files of other programs: those that Java writes, with another page in front. */
class BigTiffFilesTest {

	private static final int WIDTH = 70;
	private static final int HEIGHT = 53;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "none, false", "none, true", "LZW, false", "LZW, true", "Deflate, false", "Deflate, true", "PackBits, true" })
	void stripsAndTilesAreRead(final String compression, final boolean tiled) throws IOException {
		final ColorProcessor colours = colours();
		final Path file = file(classic(colours.getBufferedImage(), compression, tiled));

		final ImagePlus image = ImageFiles.read(file);

		final int[] back = (int[]) image.getProcessor().getPixels();
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			assertEquals(colours.get(i) & 0xffffff, back[i] & 0xffffff);
		}
	}

	@Test
	void greyOf16BitsIsShownFromItsLeastValueToItsMost() throws IOException {
		final BufferedImage grey = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			grey.getRaster().setSample(i % WIDTH, i / WIDTH, 0, 1000 + i);
		}
		for (final String compression : new String[] { "none", "LZW" }) {
			final ImagePlus image = ImageFiles.read(file(classic(grey, compression, true)));
			assertEquals(16, image.getBitDepth());
			assertEquals(1000 + 2 * WIDTH + 3, image.getProcessor().get(3, 2));
			assertEquals(1000, image.getDisplayRangeMin());
			assertEquals(1000 + WIDTH * HEIGHT - 1, image.getDisplayRangeMax());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "LZW" })
	void aFileCutShortAnywhereIsRefusedInASentence(final String compression) throws IOException {
		final byte[] whole = big(classic(colours().getBufferedImage(), compression, false));
		for (int length = 10; length < whole.length; length += 97) {
			final Path file = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(whole, length));
			final String message = assertThrows(IOException.class, () -> ImageFiles.read(file)).getMessage();
			assertTrue(message.contains("cut.tif") && message.contains("ends too early") || message.contains("damaged"), message);
		}
	}

	@Test
	void damageIsRefusedInASentenceOrRead() throws IOException {
		final byte[] whole = big(classic(colours().getBufferedImage(), "none", true));
		final Random random = new Random(1);
		for (int i = 0; i < 300; i++) {
			final byte[] damaged = whole.clone();
			for (int hit = 0; hit < 4; hit++) {
				damaged[8 + random.nextInt(500)] = (byte) random.nextInt();
			}
			final Path file = Files.write(folder.resolve("damaged.tif"), damaged);
			try {
				ImageFiles.read(file);
			}
			catch (final IOException e) {
				assertTrue(e.getMessage().contains("damaged.tif") && e.getMessage().endsWith("."), e.getMessage());
			}
		}
	}

	@Test
	void aPictureTooLargeForJavaIsRefusedWithItsSize() throws IOException {
		final byte[] classic = classic(colours().getBufferedImage(), "none", false);
		final TiffDirectory page = page(classic).with(TiffTag.WIDTH, TiffDirectory.LONG, 70_000).with(TiffTag.HEIGHT,
			TiffDirectory.LONG, 60_000).with(TiffTag.COMPRESSION, TiffDirectory.SHORT, 5).with(TiffTag.ROWS_PER_STRIP,
				TiffDirectory.LONG, 60_000);
		final Path file = Files.write(folder.resolve("huge.tif"), page.toBytes(TiffForm.BIG));
		final String message = assertThrows(IOException.class, () -> ImageFiles.read(Files.write(file, big(classic, page))))
			.getMessage();
		assertTrue(message.contains("70000 x 60000 pixels, which is too large"), message);
	}

	private Path file(final byte[] classic) throws IOException {
		return Files.write(folder.resolve("big.tif"), big(classic));
	}

	private static byte[] big(final byte[] classic) throws IOException {
		return big(classic, page(classic));
	}

	private static TiffDirectory page(final byte[] classic) throws IOException {
		return TiffDirectory.first(new MemoryCacheImageInputStream(new ByteArrayInputStream(classic)), classic.length);
	}

	/** A page of BigTIFF, and after it the whole classic file, in which the pixels are. */
	private static byte[] big(final byte[] classic, final TiffDirectory page) {
		final int tag = page.has(TiffTag.TILE_WIDTH) ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS;
		final long[] offsets = page.numbers(tag);
		final int start = page.with(tag, TiffDirectory.LONG8, offsets).toBytes(TiffForm.BIG).length;
		final byte[] begin = page.with(tag, TiffDirectory.LONG8, Arrays.stream(offsets).map(offset -> offset + start).toArray())
			.toBytes(TiffForm.BIG);
		final byte[] file = Arrays.copyOf(begin, start + classic.length);
		System.arraycopy(classic, 0, file, start, classic.length);
		return file;
	}

	private static byte[] classic(final BufferedImage image, final String compression, final boolean tiled)
		throws IOException
	{
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			final ImageWriteParam parameters = writer.getDefaultWriteParam();
			if (!compression.equals("none")) {
				parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				parameters.setCompressionType(compression);
			}
			if (tiled) {
				parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
				parameters.setTiling(32, 16, 0, 0);
			}
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), parameters);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	private static ColorProcessor colours() {
		final ColorProcessor colours = new ColorProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			colours.set(i, 0xff000000 | i * 2654435 >>> 7);
		}
		return colours;
	}
}
