package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;

/** {@code stylize inspect}. */
class InspectTest {

	@TempDir
	private Path folder;

	private String content;
	private String network;

	@BeforeEach
	void writeFiles() throws IOException {
		content = Samples.file(Samples.content(48, 40), folder).toString();
		network = Samples.network(folder).toString();
	}

	@Test
	void mapsAreAStackOf32BitsInTiff() throws IOException {
		final Path file = folder.resolve("maps.tif");

		inspect("maps", "--image", content, "--output", file.toString(), "--layers", "relu3_1").assertFine();

		final ImagePlus maps = ImageFiles.read(file);
		assertEquals(32, maps.getBitDepth());
		assertEquals(12, maps.getStackSize());
		assertTrue(maps.getStack().getSliceLabel(1).startsWith("relu3_1 #"));
	}

	@Test
	void mapsAreAMontageInPngAndLayersHaveFilesOfTheirOwn() throws IOException {
		inspect("maps", "--image", content, "--output", folder.resolve("maps.png").toString(), "--layers",
			"relu1_1,relu2_1", "--most", "4").assertFine();

		assertTrue(ImageFiles.read(folder.resolve("maps-relu1_1.png")).getWidth() >= 96);
		assertTrue(ImageFiles.read(folder.resolve("maps-relu2_1.png")).getWidth() >= 48);
		assertFalse(Files.exists(folder.resolve("maps.png")));
	}

	@Test
	void errorsAreSentencesAndLeaveNoFile() throws IOException {
		final Path file = folder.resolve("maps.tif");

		inspect("maps", "--image", content, "--output", file.toString(), "--layers", "relu9_1").outcome().assertSentence(1,
			"relu9_1");
		inspect("maps", "--image", folder.resolve("no.png").toString(), "--output", file.toString()).outcome()
			.assertSentence(1, "no.png");

		assertFalse(Files.exists(file));
	}

	@Test
	void gramMatricesOfTwoPicturesAreThreeFilesAndTheStyleLoss() throws IOException {
		final String style = Samples.file(Samples.style(40, 44), folder).toString();
		final Path file = folder.resolve("gram.tif");

		final Outcome outcome = inspect("gram", "--image", content, "--other", style, "--output", file.toString(), "--layer",
			"relu2_1").outcome();

		assertEquals(0, outcome.code(), outcome.err());
		assertTrue(outcome.out().startsWith("style loss "), outcome.out());
		for (final String name : List.of("gram.tif", "gram-second.tif", "gram-difference.tif")) {
			assertEquals(8, ImageFiles.read(folder.resolve(name)).getWidth(), name);
		}
	}

	@Test
	void similarityIsPrintedOrWrittenAndDrawn() throws IOException {
		Samples.file(Samples.style(40, 44), folder);
		final Path csv = folder.resolve("table.csv");
		final Path figure = folder.resolve("pictures").resolve("figure.png");
		Files.createDirectory(figure.getParent());

		final Outcome printed = inspect("similarity", "--folder", folder.toString(), "--layers", "relu1_1").outcome();
		inspect("similarity", "--folder", folder.toString(), "--layers", "relu1_1", "--output", csv.toString(), "--figure",
			figure.toString()).assertFine();

		assertEquals(0, printed.code(), printed.err());
		assertEquals(2, printed.out().lines().count(), printed.out());
		assertEquals(printed.out(), Files.readString(csv));
		assertTrue(ImageFiles.read(figure).getWidth() > 100);
	}

	@Test
	void aKernelIsWrittenBesideItsResult() throws IOException {
		final Path file = folder.resolve("edges.png");

		inspect("kernel", "--image", content, "--output", file.toString(), "--learned", "3").assertFine();

		assertEquals(48, ImageFiles.read(file).getWidth());
		assertTrue(ImageFiles.read(folder.resolve("edges-kernel.png")).getWidth() > 300);
		inspect("kernel", "--image", content, "--output", file.toString(), "--learned", "5").outcome().assertSentence(1,
			"1 to 4");
	}

	@Test
	void reconstructionsAreAMontageInPngAndAStackInTiff() throws IOException {
		final Path stack = folder.resolve("levels.tif");
		final Path montage = folder.resolve("levels.png");

		for (final Path file : List.of(stack, montage)) {
			inspect("reconstruct", "--image", content, "--output", file.toString(), "--size", "0", "--iterations", "1",
				"--layers", "relu1_1,relu2_1", "--quiet").assertFine();
		}

		assertEquals(4, ImageFiles.read(stack).getStackSize());
		assertTrue(ImageFiles.read(montage).getWidth() > 96);
	}

	@Test
	void withoutACommandTheHelpListsThem() {
		final Outcome outcome = Outcome.of(new Inspect(() -> false), List.of("--help"));

		assertEquals(0, outcome.code());
		for (final String command : List.of("maps", "gram", "similarity", "kernel", "reconstruct")) {
			assertTrue(outcome.out().contains(command), outcome.out());
		}
		assertEquals(2, Outcome.of(new Inspect(() -> false), List.of()).code());
	}

	private Run inspect(final String... said) {
		final List<String> arguments = new ArrayList<>(List.of(said));
		arguments.addAll(List.of("--network", network));
		return new Run(Outcome.of(new Inspect(() -> false), arguments));
	}

	private record Run(Outcome outcome) {

		void assertFine() {
			assertEquals(0, outcome.code(), outcome.err());
			assertEquals("", outcome.err());
		}
	}
}
