package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import picocli.CommandLine;

class ReproduceTest {

	private static final String SAME = "The new image has the same pixels, all of them.";

	@TempDir
	private Path folder;

	private Path network;

	@BeforeEach
	void writeFiles() throws IOException {
		Samples.file(Samples.content(48, 40), folder);
		Samples.file(Samples.style(40, 44), folder);
		network = Samples.network(folder);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.png", "a.tif" })
	void aResultIsMadeAgainToTheLastBitFromItsFileAlone(final String name) throws IOException {
		final Path result = paint(name, "--start", "noise", "--seed", "7", "--strength", "60", "--style-growth", "1.5");
		final Path again = folder.resolve("again-" + name);

		final Outcome outcome = run("reproduce", result.toString(), "--output", again.toString(), "--quiet");

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals(SAME, outcome.out().strip());
		assertEquals("", outcome.err(), "nothing is in doubt");
		assertArrayEquals((int[]) ImageFiles.read(result).getProcessor().getPixels(), (int[]) ImageFiles.read(again)
			.getProcessor().getPixels());
		final Map<String, String> info = ResultImage.info(ImageFiles.read(again));
		assertEquals("1.5", info.get("styleGrowth"));
		assertEquals("7", info.get("seed"));
		assertEquals(64, info.get("contentSha256").length());
		assertEquals(64, info.get("styleSha256").length());
	}

	@Test
	void aSharpenedResultIsMadeAgain() throws IOException {
		final Path result = paint("sharp.png", "--size", "40", "--sharpen", "2");
		final Path again = folder.resolve("again.png");

		final Outcome outcome = run("reproduce", result.toString(), "--output", again.toString(), "--quiet");

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals(SAME, outcome.out().strip());
		assertEquals("2", ResultImage.info(ImageFiles.read(again)).get("sharpen"));
		assertEquals(ImageFiles.read(folder.resolve("content.png")).getWidth(), ImageFiles.read(again).getWidth());
	}

	@Test
	void theSliceThatWasShownIsPaintedAgainThoughAnotherIsShownNow() throws IOException {
		final ImagePlus stack = stack();
		stack.setSlice(2);
		ImageFiles.write(stack, folder.resolve("stack.tif"));
		final Path current = paintOf("stack.tif", "b.png", "--slices", "2");
		assertEquals("2", ResultImage.info(ImageFiles.read(current)).get("contentSlices"));
		final Path several = paintOf("stack.tif", "b.tif", "--slices", "2-3", "--result-type", "same", "--motion", "flow");

		for (final Path result : List.of(current, several)) {
			final Path again = folder.resolve("again-" + result.getFileName());
			final Outcome outcome = run("reproduce", result.toString(), "--output", again.toString(), "--quiet");
			assertEquals(0, outcome.code(), outcome.err());
			assertEquals(SAME, outcome.out().strip());
			assertEquals("", outcome.err());
		}
		assertEquals(2, ImageFiles.read(folder.resolve("again-b.tif")).getStackSize());
		assertEquals("flow", ResultImage.info(ImageFiles.read(folder.resolve("again-b.tif"))).get("motion"));
	}

	@Test
	void otherPixelsOrAnotherNetworkUnderTheSameNameAreNoticed() throws IOException {
		final Path result = paint("a.png");
		final ImagePlus other = Samples.content(48, 40);
		other.getProcessor().set(0, 0, 0xff123456);
		ImageFiles.write(other, folder.resolve("content.png"));

		final Outcome outcome = run("reproduce", result.toString(), "--output", folder.resolve("again.png").toString(),
			"--network", "built-in");

		assertEquals(1, outcome.code());
		assertTrue(outcome.err().contains("Note: The content image has other pixels than the one that it was made of."), outcome
			.err());
		assertTrue(outcome.err().contains("Note: The network \"built-in\" is not the one that it was made with."), outcome
			.err());
		assertFalse(outcome.err().contains("style image has"), outcome.err());
		assertTrue(outcome.out().startsWith("The new image differs in "), outcome.out());
	}

	@Test
	void picturesElsewhereAreNamedOrLookedForAndMissedInASentence() throws IOException {
		final Path result = paint("a.png");
		final Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
		Files.move(folder.resolve("content.png"), elsewhere.resolve("content.png"));
		Files.move(folder.resolve("style.png"), elsewhere.resolve("renamed.png"));
		final List<String> arguments = new ArrayList<>(List.of("reproduce", result.toString(), "--output", folder.resolve(
			"again.png").toString(), "--quiet"));

		run(arguments.toArray(String[]::new)).assertSentence(1, "Name its file with --content");
		arguments.addAll(List.of("--look-in", elsewhere.toString()));
		run(arguments.toArray(String[]::new)).assertSentence(1, "Name its file with --style");
		arguments.addAll(List.of("--style", elsewhere.resolve("renamed.png").toString()));
		final Outcome outcome = run(arguments.toArray(String[]::new));

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals(SAME, outcome.out().strip());
	}

	@Test
	void whatCannotBeTheSameIsSaid() throws IOException {
		final Path result = paint("a.png");
		final ImagePlus image = ImageFiles.read(result);
		image.setProperty("Info", image.getInfoProperty().replace("software: Neural Style Transfer development",
			"software: Neural Style Transfer 0.0.1").replace("usedDevice: cpu", "usedDevice: cpu2").replace(
				"stopped: all iterations done", "stopped: time limit reached").replace("usedDevice: cpu2", "usedDevice: mps"));
		ImageFiles.write(image, result);

		final Outcome outcome = run("reproduce", result.toString(), "--output", folder.resolve("again.png").toString(),
			"--quiet");

		assertTrue(outcome.err().contains("It was made by Neural Style Transfer 0.0.1, and this is "), outcome.err());
		assertTrue(outcome.err().contains("It was computed on mps"), outcome.err());
		assertTrue(outcome.err().contains("It ended early (time limit reached)"), outcome.err());
	}

	@Test
	void aPictureThatIsNoResultIsRefusedAndNothingIsWritten() {
		final Path output = folder.resolve("again.png");
		run("reproduce", folder.resolve("content.png").toString(), "--output", output.toString()).assertSentence(1,
			"does not say how it was made");
		assertFalse(Files.exists(output));
	}

	@Test
	void severalStylesAFolderOfThemAndAMaskAreTakenAgain() throws IOException {
		final Path styles = Files.createDirectory(folder.resolve("styles"));
		Samples.file(Samples.style(44, 40), styles);
		Files.copy(folder.resolve("content.png"), styles.resolve("other.png"));
		final ByteProcessor mask = new ByteProcessor(48, 40);
		mask.setValue(255);
		mask.setRoi(0, 0, 24, 40);
		mask.fill();
		ImageFiles.write(new ImagePlus("mask", mask), folder.resolve("mask.tif"));

		for (final List<String> more : List.of(List.of("--style", styles.toString(), "--style-weights", "2,1"), List.of("--mask",
			folder.resolve("mask.tif").toString(), "--mask-feather", "3"), List.of("--mask", folder.resolve("mask.tif").toString(),
				"--mask-style", folder.resolve("content.png").toString(), "--background", "style")))
		{
			final Path result = paint("a.png", more.toArray(String[]::new));
			final Outcome outcome = run("reproduce", result.toString(), "--output", folder.resolve("again.png").toString(),
				"--quiet");
			assertEquals(0, outcome.code(), outcome.err());
			assertEquals(SAME, outcome.out().strip());
			assertEquals("", outcome.err(), "nothing is in doubt");
		}
	}

	@Test
	void anotherSecondStyleIsNoticed() throws IOException {
		Files.copy(folder.resolve("content.png"), folder.resolve("second.png"));
		final Path result = paint("a.png", "--style", folder.resolve("second.png").toString());
		ImageFiles.write(Samples.style(48, 40), folder.resolve("second.png"));

		final Outcome outcome = run("reproduce", result.toString(), "--output", folder.resolve("again.png").toString(), "--quiet");

		assertEquals(1, outcome.code());
		assertTrue(outcome.err().contains("Note: The style image 2 has other pixels"), outcome.err());
	}

	@Test
	void aTextureIsMadeAgainWithoutAContent() {
		final Path result = folder.resolve("texture.png");
		assertEquals(0, run("texture", "--style", folder.resolve("style.png").toString(), "--output", result.toString(),
			"--width", "64", "--height", "48", "--tileable", "--seed", "5", "--iterations", "2", "--levels", "1", "--threads", "1",
			"--quiet").code());

		final Outcome outcome = run("reproduce", result.toString(), "--output", folder.resolve("again.png").toString(), "--quiet");

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals(SAME, outcome.out().strip());
		assertEquals("", outcome.err(), "nothing is in doubt");
	}

	private static ImagePlus stack() {
		final ImageStack slices = new ImageStack();
		for (int i = 0; i < 3; i++) {
			final ImagePlus slice = Samples.content(48, 40);
			slice.getProcessor().multiply(1 - 0.2 * i);
			slices.addSlice(slice.getProcessor());
		}
		return new ImagePlus("stack.tif", slices);
	}

	private Path paint(final String name, final String... settings) {
		return paintOf("content.png", name, settings);
	}

	private Path paintOf(final String content, final String name, final String... settings) {
		final Path output = folder.resolve(name);
		final List<String> arguments = new ArrayList<>(List.of("--content", folder.resolve(content).toString(), "--style", folder
			.resolve("style.png").toString(), "--output", output.toString(), "--network", network.toString(), "--iterations", "3",
			"--levels", "2", "--threads", "1", "--quiet"));
		arguments.addAll(List.of(settings));
		final Outcome outcome = run(arguments.toArray(String[]::new));
		assertEquals(0, outcome.code(), outcome.err());
		return output;
	}

	private static Outcome run(final String... arguments) {
		final StringWriter out = new StringWriter();
		final StringWriter err = new StringWriter();
		final CommandLine line = Main.stylize(() -> false).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
		return new Outcome(line.execute(arguments), out.toString(), err.toString());
	}
}
