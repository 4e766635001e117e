package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.neuralstyle.ColourFiles;
import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import picocli.CommandLine;

class AugmentTest {

	@TempDir
	private Path folder;

	private Path images;
	private Path labels;
	private Path styles;
	private Path network;

	@BeforeEach
	void makeFolders() throws IOException {
		images = Files.createDirectories(folder.resolve("images/plate 1")).getParent();
		labels = Files.createDirectories(folder.resolve("labels/plate 1")).getParent();
		styles = Files.createDirectory(folder.resolve("styles"));
		network = Samples.network(folder);
		for (final String style : List.of("wave.png", "stone.png")) {
			ImageFiles.write(style.startsWith("w") ? Samples.style(40, 44) : Samples.style(64, 36), styles.resolve(style));
		}
		for (final String image : List.of("a", "plate 1/b")) {
			ImageFiles.write(disc(image.equals("a") ? 20 : 30), images.resolve(image + ".tif"));
			Files.writeString(labels.resolve(image + ".roi"), "any bytes of " + image);
		}
	}

	@Test
	void theSameSeedGivesTheSameBytesAndLabelsStayAsTheyAre() throws IOException {
		final Outcome outcome = augment("one", "--originals");

		assertEquals(0, outcome.code(), outcome.err());
		final Map<String, byte[]> one = bytes("one");
		assertEquals(List.of("images/a_original.tif", "images/a_v1.png", "images/a_v2.png", "images/plate 1/b_original.tif",
			"images/plate 1/b_v1.png", "images/plate 1/b_v2.png", "labels/a_original.roi", "labels/a_v1.roi", "labels/a_v2.roi",
			"labels/plate 1/b_original.roi", "labels/plate 1/b_v1.roi", "labels/plate 1/b_v2.roi", "manifest.csv"), List.copyOf(one
				.keySet()));
		assertArrayEquals(Files.readAllBytes(labels.resolve("plate 1/b.roi")), one.get("labels/plate 1/b_v2.roi"));
		assertArrayEquals(Files.readAllBytes(images.resolve("a.tif")), one.get("images/a_original.tif"));
		assertEquals(0, augment("two", "--originals").code());
		assertSameBytes(one, bytes("two"));
		assertEquals(0, augment("three", "--originals", "--seed", "2").code());
		assertFalse(Arrays.equals(one.get("images/a_v1.png"), bytes("three").get("images/a_v1.png")));
	}

	@Test
	void theManifestSaysWhatEachImageIsMadeOf() throws IOException {
		assertEquals(0, augment("one", "--min-strength", "30", "--max-strength", "40").code());

		final List<String> lines = Files.readAllLines(folder.resolve("one/manifest.csv"));
		assertEquals("image,label,source,style,strength,seed,sha256", lines.get(0));
		assertEquals(5, lines.size());
		for (final String line : lines.subList(1, 5)) {
			final String[] fields = line.split(",");
			assertTrue(Files.isRegularFile(folder.resolve("one").resolve(fields[0])), line);
			assertTrue(Files.isRegularFile(folder.resolve("one").resolve(fields[1])), line);
			assertTrue(Files.isRegularFile(images.resolve(fields[2])), line);
			assertTrue(Files.isRegularFile(styles.resolve(fields[3])), line);
			final double strength = Double.parseDouble(fields[4]);
			assertTrue(strength >= 30 && strength <= 40, line);
			assertEquals(64, fields[6].length());
		}
	}

	@Test
	void anInterruptedRunGoesOnAndEndsAsIfItHadNotBeen() throws IOException {
		assertEquals(0, augment("whole").code());
		final AtomicInteger asked = new AtomicInteger();

		final Outcome cancelled = augment("parts", () -> asked.incrementAndGet() > 12);

		assertEquals(130, cancelled.code(), cancelled.err());
		final int rows = Files.readAllLines(folder.resolve("parts/manifest.csv")).size();
		assertTrue(rows > 1 && rows < 5, "some are done: " + rows);
		final Outcome rest = augment("parts");
		assertEquals(0, rest.code(), rest.err());
		assertTrue(rest.err().contains(rows - 1 + " skipped"), rest.err());
		assertSameBytes(bytes("whole"), bytes("parts"));
	}

	@Test
	void otherImagesAndOtherNumbersOfVariantsChangeNothingAboutAVariant() throws IOException {
		assertEquals(0, augment("one").code());
		Files.delete(images.resolve("a.tif"));
		assertEquals(0, augment("two", "--variants", "3").code());

		assertArrayEquals(bytes("one").get("images/plate 1/b_v2.png"), bytes("two").get("images/plate 1/b_v2.png"));
	}

	@Test
	void objectsStayWhereTheyAre() throws IOException {
		assertEquals(0, augment("one", "--iterations", "30", "--max-strength", "60").code());

		final ImagePlus source = ImageFiles.read(images.resolve("a.tif"));
		final double[] edges = edges(source);
		for (final String variant : List.of("a_v1.png", "a_v2.png")) {
			final ImagePlus painted = ImageFiles.read(folder.resolve("one/images").resolve(variant));
			assertEquals(64, painted.getWidth());
			assertEquals(56, painted.getHeight());
			final double there = correlation(edges, edges(painted));
			final ImageProcessor moved = painted.getProcessor().duplicate();
			moved.translate(6, 4);
			assertTrue(there > 0.5 && there > 2 * correlation(edges, edges(new ImagePlus("", moved))), variant + ": " + there);
		}
	}

	@Test
	void greyImagesStayGreyOnRequest() throws IOException {
		assertEquals(0, augment("one", "--grey", "--format", "tif").code());
		assertEquals(ImagePlus.GRAY8, ImageFiles.read(folder.resolve("one/images/a_v1.tif")).getType());
		assertEquals(0, augment("two", "--format", "tif").code());
		assertEquals(ImagePlus.COLOR_RGB, ImageFiles.read(folder.resolve("two/images/a_v1.tif")).getType());
	}

	@Test
	void badFilesAreLeftOutWithTheReasonAndTheRestIsDone() throws IOException {
		ImageFiles.write(disc(20), images.resolve("c.tif"));
		Files.writeString(images.resolve("d.png"), "no image");
		Files.writeString(labels.resolve("d.roi"), "");
		ImageFiles.write(disc(20), images.resolve("e.tif"));
		ImageFiles.write(Samples.content(64, 50), labels.resolve("e.png"));
		ImageFiles.write(disc(20), images.resolve("f.tif"));
		Files.writeString(labels.resolve("f.roi"), "");
		Files.writeString(labels.resolve("f.txt"), "");
		Files.copy(ColourFiles.file("turned-3-raw.tif"), images.resolve("g.tif"));
		Files.writeString(labels.resolve("g.roi"), "");

		final Outcome outcome = augment("one", "--variants", "1");

		assertEquals(1, outcome.code());
		assertTrue(outcome.err().contains("c.tif: left out. There is no label called \"c\""), outcome.err());
		assertTrue(outcome.err().contains("d.png: left out. "), outcome.err());
		assertTrue(outcome.err().contains("is 64 x 50 pixels, and its image 64 x 56"), outcome.err());
		assertTrue(outcome.err().contains("are both for this image"), outcome.err());
		assertTrue(outcome.err().contains("g.tif: left out. The picture lies turned in its file"), outcome.err());
		assertFalse(outcome.err().contains("Exception"), outcome.err());
		assertEquals(3, Files.readAllLines(folder.resolve("one/manifest.csv")).size());
	}

	@Test
	void labelsMayHaveNamesOfTheirOwnAndStayWhereTheyAre() throws IOException {
		Files.move(labels.resolve("a.roi"), labels.resolve("mask of a.roi"));
		Files.move(labels.resolve("plate 1/b.roi"), labels.resolve("plate 1/mask of b.roi"));

		assertEquals(0, augment("one", "--label-name", "mask of {image}", "--label-files", "reference").code());
		assertTrue(Files.readString(folder.resolve("one/manifest.csv")).contains(",../labels/plate 1/mask of b.roi,plate 1/b.tif,"));
		assertFalse(Files.exists(folder.resolve("one/labels")));
		assertEquals(0, augment("two", "--label-name", "mask of {image}").code());
		assertTrue(Files.exists(folder.resolve("two/labels/mask of a_v1.roi")));
	}

	@Test
	void aLargeImageMayBePaintedSmallAndSharpenedAtItsOwnSize() throws IOException {
		assertEquals(0, augment("one", "--size", "40", "--sharpen", "2").code());
		final ImagePlus variant = ImageFiles.read(folder.resolve("one/images/a_v1.png"));
		final ImagePlus image = ImageFiles.read(images.resolve("a.tif"));
		assertEquals(image.getWidth(), variant.getWidth());
		assertEquals(image.getHeight(), variant.getHeight());
	}

	@Test
	void aContactSheetShowsTheFirstImageAndItsVariants() throws IOException {
		assertEquals(0, augment("one", "--contact-sheet", folder.resolve("sheet.png").toString()).code());
		final ImagePlus sheet = ImageFiles.read(folder.resolve("sheet.png"));
		assertTrue(sheet.getWidth() >= 3 * 64 && sheet.getHeight() >= 56, sheet.toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"--size 64                          | labels fit only where images keep their own", //
		"--preset Fast~preview              | labels fit only", //
		"--variants 0                       | number of variants is 0", //
		"--min-strength 70                  | least strength is 70", //
		"--max-strength 101                 | between 0 and 100", //
		"--label-name mask                  | does not say which image", //
		"--label-files move                 | copy, reference", //
		"--format gif                       | png, jpg, tif", //
		"--style-layers relu9_9             | relu1_1", //
		"--styles nowhere                   | nowhere" })
	void aBadSettingIsOneSentenceAndNoFile(final String arguments, final String named) {
		final String[] words = Arrays.stream(arguments.split(" ")).map(word -> word.replace('~', ' ')).toArray(String[]::new);

		augment("one", words).assertSentence(1, named);

		assertFalse(Files.exists(folder.resolve("one")));
	}

	@Test
	void aDataSetIsNotMixedWithWhatItIsMadeOf() throws IOException {
		for (final Path source : List.of(images, labels, styles)) {
			final long before = count(source);
			augment("one", "--output", source.resolve("x/..").toString())
				.assertSentence(1, "Name another folder");
			assertEquals(before, count(source));
		}
	}

	private static long count(final Path source) throws IOException {
		try (Stream<Path> files = Files.walk(source)) {
			return files.count();
		}
	}

	@Test
	void imagesWhoseVariantsWouldHaveOneNameAreRefused() throws IOException {
		ImageFiles.write(disc(20), images.resolve("A.png"));
		augment("one").assertSentence(1, "Rename one of the two");
	}

	/** Grey, with a bright disc somewhere. */
	private static ImagePlus disc(final int x) {
		final ByteProcessor pixels = new ByteProcessor(64, 56);
		pixels.setValue(60);
		pixels.fill();
		pixels.setValue(200);
		pixels.fillOval(x - 12, 16, 24, 24);
		return new ImagePlus("disc.tif", pixels);
	}

	private static double[] edges(final ImagePlus image) {
		final ImageProcessor grey = image.getProcessor().convertToFloat();
		grey.smooth();
		grey.findEdges();
		final double[] values = new double[grey.getPixelCount()];
		for (int i = 0; i < values.length; i++) {
			values[i] = grey.getf(i);
		}
		return values;
	}

	private static double correlation(final double[] a, final double[] b) {
		final double meanA = Arrays.stream(a).average().orElseThrow();
		final double meanB = Arrays.stream(b).average().orElseThrow();
		double ab = 0;
		double aa = 0;
		double bb = 0;
		for (int i = 0; i < a.length; i++) {
			ab += (a[i] - meanA) * (b[i] - meanB);
			aa += (a[i] - meanA) * (a[i] - meanA);
			bb += (b[i] - meanB) * (b[i] - meanB);
		}
		return ab / Math.sqrt(aa * bb);
	}

	private static void assertSameBytes(final Map<String, byte[]> expected, final Map<String, byte[]> actual) {
		assertEquals(expected.keySet(), actual.keySet());
		expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
		assertNotEquals(Map.of(), expected);
	}

	private Map<String, byte[]> bytes(final String dataSet) throws IOException {
		final Map<String, byte[]> bytes = new TreeMap<>();
		final Path root = folder.resolve(dataSet);
		try (Stream<Path> files = Files.walk(root)) {
			files.filter(Files::isRegularFile).forEach(file -> bytes.put(root.relativize(file).toString().replace('\\', '/'),
				read(file)));
		}
		return bytes;
	}

	private static byte[] read(final Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Outcome augment(final String dataSet, final String... settings) {
		return augment(dataSet, () -> false, settings);
	}

	/** Of a flag that is given twice the last counts here. */
	private Outcome augment(final String dataSet, final BooleanSupplier cancelled, final String... settings) {
		final Map<String, String> defaults = new TreeMap<>(Map.of("--input", images.toString(), "--labels", labels.toString(),
			"--styles", styles.toString(), "--output", folder.resolve(dataSet).toString(), "--network", network.toString(),
			"--iterations", "3", "--levels", "1", "--variants", "2", "--threads", "1"));
		Arrays.stream(settings).forEach(defaults::remove);
		final List<String> arguments = new ArrayList<>(List.of("augment"));
		defaults.forEach((flag, value) -> arguments.addAll(List.of(flag, value)));
		arguments.addAll(List.of(settings));
		final StringWriter out = new StringWriter();
		final StringWriter err = new StringWriter();
		final CommandLine line = Main.stylize(cancelled).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
		return new Outcome(line.execute(arguments.toArray(String[]::new)), out.toString(), err.toString());
	}
}
