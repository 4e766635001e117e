package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.ColourFiles;
import fiji.plugin.neuralstyle.Samples;
import picocli.CommandLine;

/** What becomes of the content's profile, transparency and depth, from file to file. */
class ColourManagementTest {

	private static final int WIDTH = ColourFiles.WIDTH;
	private static final int HEIGHT = ColourFiles.HEIGHT;

	@TempDir
	private Path folder;

	private Path network;

	@BeforeEach
	void writeFiles() throws IOException {
		Samples.file(Samples.style(40, 44), folder);
		network = Samples.network(folder);
	}

	@ParameterizedTest
	@CsvSource({ "profile.jpg, a.jpg", "profile.jpg, a.png", "profile.png, a.tif", "profile.tif, a.jpg", "profile-lzw.tif, a.tif" })
	void theContentsProfileIsInTheResultBitForBit(final String content, final String result) throws IOException {
		assertEquals("", paint(content, result).err());

		assertArrayEquals(ColourFiles.exchanged(), ColourFiles.profile(folder.resolve(result)).orElseThrow());
	}

	@ParameterizedTest
	@CsvSource({ "--bit-depth, 16", "--result-type, same", "--size, 64" })
	void itIsThereWhateverTheResultIs(final String flag, final String value) throws IOException {
		for (final String result : List.of("a.png", "a.tif")) {
			assertEquals("", paint("clear.tif", result, flag, value).err());

			assertArrayEquals(ColourFiles.exchanged(), ColourFiles.profile(folder.resolve(result)).orElseThrow());
			final Raster raster = ImageIO.read(folder.resolve(result).toFile()).getRaster();
			assertEquals(4, raster.getNumBands());
			assertEquals(flag.equals("--bit-depth") ? 16 : 8, raster.getSampleModel().getSampleSize(0));
		}
	}

	@ParameterizedTest
	@CsvSource({ "clear.png, a.png", "clear.png, a.tif", "clear.tif, a.png", "clear.tif, a.tif" })
	void theContentsTransparencyIsInTheResultBitForBit(final String content, final String result) throws IOException {
		assertEquals("", paint(content, result).err());

		final Raster raster = ImageIO.read(folder.resolve(result).toFile()).getRaster();
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			assertEquals(ColourFiles.opacity(i % WIDTH, i / WIDTH), raster.getSample(i % WIDTH, i / WIDTH, 3));
		}
	}

	@Test
	void aJpegLosesTransparencyAndSaysSo() throws IOException {
		final String said = paint("clear.png", "a.jpg").err();

		assertEquals(1, said.lines().count(), said);
		assertTrue(said.startsWith("Note: The content \"clear.png\" has transparent parts"), said);
		assertTrue(said.contains(".png or .tif"), said);
		assertEquals(3, ImageIO.read(folder.resolve("a.jpg").toFile()).getRaster().getNumBands());
		assertFalse(paint("profile.png", "b.jpg").err().contains("transparent"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.png", "a.tif" })
	void transparentResultsAreMadeAgainToTheLastBit(final String result) throws IOException {
		Files.copy(ColourFiles.file("clear.png"), folder.resolve("clear.png"));
		assertEquals("", paint("clear.png", result).err());

		final Outcome outcome = run("reproduce", folder.resolve(result).toString(), "--output", folder.resolve("again-" + result)
			.toString(), "--quiet");

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals("", outcome.err(), "nothing is in doubt");
		assertArrayEquals(samples(result), samples("again-" + result));
	}

	@ParameterizedTest
	@ValueSource(strings = { "deep.png", "deep.tif" })
	void whatIsNotPaintedKeepsItsSixteenBits(final String content) throws IOException {
		final Path mask = folder.resolve("mask.png");
		final BufferedImage half = new BufferedImage(WIDTH, HEIGHT,
			BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			half.getRaster().setSample(i % WIDTH, i / WIDTH, 0, i % WIDTH < 20 ? 255 : 0);
		}
		ImageIO.write(half, "png", mask.toFile());

		assertEquals("", paint(content, "a.png", "--bit-depth", "16", "--mask", mask.toString(), "--mask-feather", "0").err());

		final Raster before = ImageIO.read(ColourFiles.file(content).toFile()).getRaster();
		final Raster after = ImageIO.read(folder.resolve("a.png").toFile()).getRaster();
		int changed = 0;
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			final int x = i % WIDTH;
			if (x < 20) changed += before.getSample(x, i / WIDTH, 1) == after.getSample(x, i / WIDTH, 1) ? 0 : 1;
			else assertEquals(before.getSample(x, i / WIDTH, 1), after.getSample(x, i / WIDTH, 1));
		}
		assertTrue(changed > 100, changed + " changed");
	}

	@Test
	void inFoldersProfilesAreKeptAsWell() throws IOException {
		final Path contents = Files.createDirectory(folder.resolve("contents"));
		Files.copy(ColourFiles.file("clear.png"), contents.resolve("clear.png"));
		final Outcome outcome = run("folder", "--content-folder", contents.toString(), "--style", folder.resolve("style.png").toString(),
			"--output-folder", folder.resolve("out").toString(), "--network", network.toString(), "--iterations", "1", "--levels", "1",
			"--threads", "1", "--quiet");

		assertEquals(0, outcome.code(), outcome.err());
		final Path result;
		try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
			result = files.filter(file -> file.toString().endsWith(".png")).findFirst().orElseThrow();
		}
		assertArrayEquals(ColourFiles.exchanged(), ColourFiles.profile(result).orElseThrow());
		assertEquals(4, ImageIO.read(result.toFile()).getRaster().getNumBands());
	}

	private int[] samples(final String name) throws IOException {
		return ImageIO.read(folder.resolve(name).toFile()).getRaster().getPixels(0, 0, WIDTH, HEIGHT, (int[]) null);
	}

	private Outcome paint(final String content, final String result, final String... settings) {
		final List<String> arguments = new ArrayList<>(List.of("--content", ColourFiles.file(content).toString(), "--style", folder
			.resolve("style.png").toString(), "--output", folder.resolve(result).toString(), "--network", network.toString(),
			"--iterations", "1", "--levels", "1", "--threads", "1", "--quiet"));
		arguments.addAll(List.of(settings));
		final Outcome outcome = run(arguments.toArray(String[]::new));
		assertEquals(0, outcome.code(), outcome.err());
		return outcome;
	}

	private static Outcome run(final String... arguments) {
		final StringWriter out = new StringWriter();
		final StringWriter err = new StringWriter();
		final CommandLine line = Main.stylize(() -> false).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
		return new Outcome(line.execute(arguments), out.toString(), err.toString());
	}
}
