package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.batch.BatchReport;
import fiji.plugin.neuralstyle.batch.PictureFolders;
import fiji.plugin.neuralstyle.image.ImageFiles;
import picocli.CommandLine.Model.OptionSpec;

class StylizeFolderTest {

	@TempDir
	private Path folder;

	private Path contents;
	private Path style;
	private Path output;
	private Path network;

	@BeforeEach
	void makeFolders() throws IOException {
		contents = Files.createDirectory(folder.resolve("contents"));
		style = PictureFolders.style(folder.resolve("wave.png"));
		output = folder.resolve("results");
		network = Samples.network(folder);
	}

	@Test
	void aBatchOfTwentyFilesOfWhichThreeAreBroken() throws IOException {
		PictureFolders.twentyOfWhichThreeAreBroken(contents);

		final Outcome outcome = run();

		assertEquals(1, outcome.code(), outcome.err());
		assertEquals("", outcome.out());
		assertTrue(outcome.err().contains("20 images: 17 done, 3 failed"), outcome.err());
		final List<String> failed = outcome.err().lines().filter(line -> line.contains(": failed. ")).toList();
		assertEquals(3, failed.size(), outcome.err());
		assertTrue(failed.get(0).startsWith("4/20") && failed.get(0).contains("p4.png"), failed::toString);
		assertTrue(failed.get(1).contains("p9.png") && failed.get(2).contains("31 x 40"), failed::toString);
		assertFalse(outcome.err().contains("Exception"), outcome.err());
		assertEquals(18, PictureFolders.names(output).size(), "17 pictures and a table");
		final List<String> table = Files.readAllLines(output.resolve(BatchReport.FILE_NAME));
		assertEquals(21, table.size());
		assertEquals(17, table.stream().filter(line -> line.contains(",done,")).count());
	}

	@Test
	void theSameCommandAgainPaintsNothingAndEndsWellOnceAllIsDone() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		PictureFolders.picture(contents.resolve("b.png"));
		assertEquals(0, run().code());
		final byte[] first = Files.readAllBytes(output.resolve("a_wave.png"));

		final Outcome second = run();

		assertEquals(0, second.code(), second.err());
		assertTrue(second.err().contains("2 images: 2 skipped"), second.err());
		assertArrayEquals(first, Files.readAllBytes(output.resolve("a_wave.png")));
		assertTrue(run("--existing", "replace").err().contains("2 images: 2 done"));
	}

	@Test
	void anotherDeviceOrNumberOfThreadsMakesNothingAnew() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		assertEquals(0, run("--device", "cpu", "--threads", "1").code());

		final Outcome second = run("--device", "auto", "--threads", "2");

		assertTrue(second.err().contains("1 image: 1 skipped"), second.err());
	}

	@Test
	void whatIsNotThereIsSaidOnceForAll() throws IOException {
		assumeFalse(System.getProperty("os.name").startsWith("Mac"), "mps may be there");
		PictureFolders.picture(contents.resolve("a.png"));
		PictureFolders.picture(contents.resolve("b.png"));

		final Outcome outcome = run("--device", "mps");

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals(1, outcome.err().lines().filter(line -> line.startsWith("Note: There is no device mps")).count(), outcome
			.err());
	}

	@Test
	void whatIsNoLargerThanTheSizeIsNotSharpenedAndTheOthersAre() throws IOException {
		ImageFiles.write(Samples.content(60, 50), contents.resolve("large.png"));
		PictureFolders.picture(contents.resolve("small.png"));

		final Outcome outcome = run("--size", "40", "--sharpen", "2");

		assertEquals(1, outcome.code(), outcome.err());
		assertTrue(outcome.err().contains("2 images: 1 done, 1 failed"), outcome.err());
		assertTrue(outcome.err().contains("the size, 40, is not smaller than the content of "), outcome.err());
		assertEquals(60, ImageFiles.read(output.resolve("large_wave.png")).getWidth());
	}

	@Test
	void everyFlagDoesWhatItSays() throws IOException {
		PictureFolders.picture(contents.resolve("a.jpg"));
		PictureFolders.picture(contents.resolve("b.png"));
		PictureFolders.picture(contents.resolve("day1/c.JPG"));
		PictureFolders.style(folder.resolve("styles/s1.png"));
		PictureFolders.style(folder.resolve("styles/s2.png"));
		style = folder.resolve("styles");

		final Outcome outcome = run("--pattern", "*.jpg", "--subfolders", "--output-name", "{style} {content}", "--format",
			"tif");

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals(List.of("day1/s1 c.tif", "day1/s2 c.tif", "s1 a.tif", "s2 a.tif", BatchReport.FILE_NAME),
			PictureFolders.names(output));
	}

	@Test
	void progressIsThatOfTheWhole() throws IOException {
		for (int i = 0; i < 4; i++) {
			PictureFolders.picture(contents.resolve("p" + i + ".png"));
		}

		final List<String> lines = run().err().lines().toList();

		assertEquals(4, lines.stream().filter(line -> line.contains(": done in ")).count(), lines::toString);
		assertEquals(1, lines.stream().filter(line -> line.startsWith("100 %")).count(), lines::toString);
		assertTrue(lines.stream().anyMatch(line -> line.startsWith(" 50 %")), lines::toString);
	}

	@Test
	void cancelledItSaysWhatIsMissing() throws IOException {
		for (int i = 1; i <= 3; i++) {
			PictureFolders.picture(contents.resolve("p" + i + ".png"));
		}
		final Outcome outcome = run(() -> Files.exists(output.resolve("p1_wave.png")));

		assertEquals(130, outcome.code(), outcome.err());
		assertTrue(outcome.err().contains("3 images: 1 done, 2 cancelled"), outcome.err());
		assertEquals(List.of("p1_wave.png", BatchReport.FILE_NAME), PictureFolders.names(output));
	}

	@Test
	void cancelledWithinAPictureItWritesNothingOfIt() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		final AtomicInteger asked = new AtomicInteger();

		final Outcome outcome = run(() -> asked.incrementAndGet() > 5, "--iterations", "1000000");

		assertEquals(130, outcome.code(), outcome.err());
		assertEquals(List.of(BatchReport.FILE_NAME), PictureFolders.names(output));
	}

	@Test
	void quietSaysWhatFailedAndNothingElse() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		assertEquals(new Outcome(0, "", ""), run("--quiet"));
		Files.writeString(contents.resolve("b.png"), "not a picture");

		final Outcome outcome = run("--quiet");

		assertEquals(1, outcome.code());
		assertEquals(1, outcome.err().lines().count(), outcome.err());
		assertTrue(outcome.err().contains("b.png"), outcome.err());
	}

	@Test
	void failuresAloneAreAnError() throws IOException {
		Files.writeString(contents.resolve("a.png"), "not a picture");

		run("--quiet").err().lines().skip(1).forEach(line -> assertTrue(line.startsWith("Error: No image could be painted."),
			line));
		assertTrue(Files.exists(output.resolve(BatchReport.FILE_NAME)));
	}

	@Test
	void aFolderThatCannotBeWrittenToIsAnErrorAtOnce() throws IOException {
		assumeTrue(Files.isDirectory(Path.of("/proc")), "only Linux has /proc, where nobody may write");
		PictureFolders.picture(contents.resolve("a.png"));
		PictureFolders.picture(contents.resolve("b.png"));
		output = Path.of("/proc/results");

		final Outcome outcome = run("--quiet");

		assertEquals(1, outcome.code(), outcome.err());
		assertTrue(outcome.err().lines().anyMatch(line -> line.startsWith("Error: ") && line.contains("/proc/results")), outcome
			.err());
		assertFalse(outcome.err().contains("Exception"), outcome.err());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"--pattern;*.gif            | *.gif", //
		"--pattern;x[               | x[", //
		"--output-name;{date}       | {date}", //
		"--output-name;../x         | characters", //
		"--format;jpg;--bit-depth;16 | .png or .tif", //
		"--format;gif               | png, jpg, tif", //
		"--existing;ask             | skip, update, replace", //
		"--start-image;wave.png     | --start-image", //
		"--start;image              | no image to start from", //
		"--iterations;0             | iterations is 0", //
		"--style-layers;relu9_9     | relu9_9", //
		"--network;vgg99            | built-in" })
	void aBadSettingIsOneSentenceAndNoFile(final String arguments, final String named) throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));

		run(arguments.split(";")).assertSentence(1, named);

		assertFalse(Files.exists(output));
	}

	@Test
	void badFoldersAreOneSentence() throws IOException {
		run().assertSentence(1, "contents");
		PictureFolders.picture(contents.resolve("a.png"));
		style = folder.resolve("nowhere.png");
		run().assertSentence(1, "nowhere.png");
		output = contents;
		style = folder.resolve("wave.png");
		run().assertSentence(1, "another output folder");
		contents = folder.resolve("nowhere");
		run().assertSentence(1, "nowhere");
	}

	@Test
	void theHelpExplainsEveryFlagInWords() {
		final Outcome help = Outcome.of(new StylizeFolder(() -> false), List.of("--help"));

		assertEquals(0, help.code());
		assertTrue(help.out().contains("stylize folder --content-folder"), help.out());
		for (final OptionSpec option : Main.commandLine(new StylizeFolder(() -> false)).getCommandSpec().options()) {
			assertTrue(help.out().contains(option.longestName()), option.longestName());
			assertTrue(String.join("", option.description()).length() > 10, option.longestName());
		}
		for (final String word : List.of("{content}_{style}.{format}", "Exit codes", "130", BatchReport.FILE_NAME)) {
			assertTrue(help.out().contains(word), word);
		}
	}

	private Outcome run(final String... more) {
		return run(() -> false, more);
	}

	private Outcome run(final BooleanSupplier cancelled, final String... more) {
		final List<String> arguments = new ArrayList<>(List.of("--content-folder", contents.toString(), "--style", style
			.toString(), "--output-folder", output.toString(), "--precision", "float32"));
		final List<String> said = List.of(more);
		if (!said.contains("--network")) arguments.addAll(List.of("--network", network.toString()));
		if (!said.contains("--iterations")) arguments.addAll(List.of("--iterations", "2"));
		arguments.addAll(said);
		return Outcome.of(new StylizeFolder(cancelled), arguments);
	}
}
