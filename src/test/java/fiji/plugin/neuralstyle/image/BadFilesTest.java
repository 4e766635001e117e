package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ShortProcessor;

/** Files that cannot be read or written: a sentence, no output, nothing left behind. */
class BadFilesTest {

	private static final ImagePlus IMAGE = noise();

	@TempDir
	private Path folder;

	private final PrintStream out = System.out;
	private final PrintStream err = System.err;
	private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

	@BeforeEach
	void listen() {
		System.setOut(new PrintStream(printed, true));
		System.setErr(new PrintStream(printed, true));
	}

	@AfterEach
	void nothingWasPrinted() {
		System.setOut(out);
		System.setErr(err);
		assertEquals("", printed.toString());
	}

	@Test
	void aMissingFile() {
		refuses(folder.resolve("missing.png"), "does not exist");
	}

	@Test
	void aFolder() {
		refuses(folder, "is a folder");
	}

	@Test
	void anEmptyFile() throws IOException {
		refuses(Files.createFile(folder.resolve("empty.png")), "is empty");
	}

	@Test
	void aTextFile() throws IOException {
		refuses(Files.writeString(folder.resolve("letter.png"), "Dear reader"), "is not an image");
	}

	@Test
	void aFileOfTwoBytes() throws IOException {
		refuses(Files.write(folder.resolve("two.png"), new byte[] { 1, 2 }), "is not an image");
	}

	@Test
	void aFileWithoutPermission() throws IOException {
		final Path file = Files.writeString(folder.resolve("secret.png"), "secret");
		assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "root may read anything");
		refuses(file, "cannot be read");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cut.png", "cut.jpg", "cut.tif" })
	void aFileCutShortAnywhere(final String name) throws IOException {
		final Path file = folder.resolve(name);
		ImageFiles.write(IMAGE, file);
		cutEverywhere(file);
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24 })
	void aTiffOfImageJCutShort(final int bits) throws IOException {
		final ImagePlus image = switch (bits) {
			case 8 -> new ImagePlus("8", new ByteProcessor(64, 64));
			case 16 -> new ImagePlus("16", new ShortProcessor(64, 64));
			default -> IMAGE;
		};
		new FileSaver(image).saveAsTiff(folder.resolve("cut.tif").toString());
		cutEverywhere(folder.resolve("cut.tif"));
	}

	@Test
	void aProgressiveJpegCutShort() throws IOException {
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		final Path file = folder.resolve("progressive.jpg");
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
			final ImageWriteParam parameters = writer.getDefaultWriteParam();
			parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
			writer.setOutput(stream);
			writer.write(null, new IIOImage(IMAGE.getBufferedImage(), null, null), parameters);
		}
		finally {
			writer.dispose();
		}
		cutEverywhere(file);
	}

	@Test
	void aStackOfImageJCutShort() throws IOException {
		final ImageStack stack = new ImageStack(64, 64);
		for (int i = 0; i < 3; i++) {
			stack.addSlice(new ByteProcessor(64, 64));
		}
		final Path file = folder.resolve("stack.tif");
		new FileSaver(new ImagePlus("stack", stack)).saveAsTiffStack(file.toString());
		cutEverywhere(file);
	}

	@ParameterizedTest
	@ValueSource(strings = { "damaged.png", "damaged.jpg", "damaged.tif" })
	void damageIsRefusedInASentenceOrRead(final String name) throws IOException {
		final Path file = folder.resolve(name);
		ImageFiles.write(IMAGE, file);
		final byte[] whole = Files.readAllBytes(file);
		final Random random = new Random(1);
		for (int i = 0; i < 200; i++) {
			final byte[] damaged = whole.clone();
			for (int hit = 0; hit < 4; hit++) {
				damaged[8 + random.nextInt(Math.min(damaged.length, 600) - 8)] = (byte) random.nextInt();
			}
			Files.write(file, damaged);
			try {
				ImageFiles.read(file);
			}
			catch (final IOException e) {
				assertTrue(e.getMessage().contains(name) && e.getMessage().endsWith("."), e.getMessage());
			}
		}
	}

	@Test
	void aPngWithAWrongByteInItsPixels() throws IOException {
		final Path file = folder.resolve("damaged.png");
		ImageFiles.write(IMAGE, file);
		final byte[] bytes = Files.readAllBytes(file);
		bytes[bytes.length / 2] ^= 1;
		Files.write(file, bytes);
		refuses(file, "damaged");
	}

	@Test
	void aTiffWhosePagesGoInACircle() throws IOException {
		final Path file = folder.resolve("circle.tif");
		ImageFiles.write(IMAGE, file);
		final byte[] bytes = Files.readAllBytes(file);
		final boolean little = bytes[0] == 'I';
		final int entries = little ? bytes[8] : bytes[9];
		bytes[10 + 12 * entries + (little ? 0 : 3)] = 8;
		Files.write(file, bytes);
		refuses(file, "circle");
	}

	@ParameterizedTest
	@CsvSource({ "a.gif", "a", "png", "a.png.txt" })
	void anUnknownEndingIsRefusedBeforeAndAtTheEnd(final String name) {
		for (final String message : refusesToWrite(folder.resolve(name))) {
			assertTrue(message.contains(".png, .jpg, .jpeg, .tif or .tiff"), message);
		}
	}

	@Test
	void aMissingOutputFolder() {
		for (final String message : refusesToWrite(folder.resolve("no").resolve("a.png"))) {
			assertTrue(message.contains(folder.resolve("no").toString()) && message.contains("does not exist"), message);
		}
	}

	@Test
	void aFileInPlaceOfTheOutputFolder() throws IOException {
		Files.writeString(folder.resolve("file"), "x");
		for (final String message : refusesToWrite(folder.resolve("file").resolve("a.png"))) {
			assertTrue(message.contains("not a folder"), message);
		}
	}

	@Test
	void aFolderInPlaceOfTheOutput() throws IOException {
		Files.createDirectory(folder.resolve("a.png"));
		for (final String message : refusesToWrite(folder.resolve("a.png"))) {
			assertTrue(message.contains("folder of that name"), message);
		}
	}

	@Test
	void aReadOnlyOutputFolder() throws IOException {
		final Path locked = Files.createDirectory(folder.resolve("locked"));
		assumeFalse(!locked.toFile().setWritable(false) || Files.isWritable(locked), "root may write anywhere");
		for (final String message : refusesToWrite(locked.resolve("a.png"))) {
			assertTrue(message.contains("read-only"), message);
		}
		assertTrue(locked.toFile().setWritable(true));
	}

	/** Nobody may create files in /proc, not even the administrator that automated builds often run as. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aPlaceThatOnlySeemsWritable() {
		refusesToWrite(Path.of("/proc/a.png"));
	}

	@Test
	void aCheckLeavesNothingBehind() throws IOException {
		ImageFiles.checkWritable(folder.resolve("a.png"));
		assertArrayEquals(new String[0], folder.toFile().list());
	}

	@Test
	void aFailedWriteLeavesTheOldFileAndNoOther() throws IOException {
		final Path file = Files.writeString(folder.resolve("a.png"), "old");
		final IOException problem = assertThrows(IOException.class, () -> WholeFile.write(file, stream -> {
			stream.write(new byte[100_000]);
			throw new IOException("No space left on device");
		}));
		assertTrue(problem.getMessage().contains("a.png") && problem.getMessage().contains("No space left"), problem
			.getMessage());
		assertEquals("old", Files.readString(file));
		assertArrayEquals(new String[] { "a.png" }, folder.toFile().list());
		assertThrows(IllegalStateException.class, () -> WholeFile.write(file, stream -> {
			throw new IllegalStateException();
		}));
		assertArrayEquals(new String[] { "a.png" }, folder.toFile().list());
	}

	private static void cutEverywhere(final Path file) throws IOException {
		final byte[] whole = Files.readAllBytes(file);
		ImageFiles.read(file);
		final int step = Math.max(1, whole.length / 60);
		for (int length = 9; length < whole.length; length += length < 200 ? 7 : step) {
			Files.write(file, Arrays.copyOf(whole, length));
			refuses(file, "ends too early");
		}
		Files.write(file, Arrays.copyOf(whole, whole.length - 1));
		refuses(file, "ends too early");
	}

	private static void refuses(final Path file, final String reason) {
		final String message = assertThrows(IOException.class, () -> ImageFiles.read(file)).getMessage();
		assertTrue(message.contains(file.toString()) && message.contains(reason) && message.endsWith("."), message);
	}

	private String[] refusesToWrite(final Path file) {
		final String before = assertThrows(IOException.class, () -> ImageFiles.checkWritable(file)).getMessage();
		final String after = assertThrows(IOException.class, () -> ImageFiles.write(IMAGE, file)).getMessage();
		for (final String message : new String[] { before, after }) {
			assertTrue(message.contains(file.toString()) && message.endsWith("."), message);
		}
		assertFalse(Files.isRegularFile(file));
		return new String[] { before, after };
	}

	private static ImagePlus noise() {
		final ColorProcessor colour = new ColorProcessor(64, 64);
		final Random random = new Random(7);
		for (int i = 0; i < 64 * 64; i++) {
			colour.set(i, 0xff000000 | random.nextInt(1 << 24));
		}
		return new ImagePlus("noise", colour);
	}
}
