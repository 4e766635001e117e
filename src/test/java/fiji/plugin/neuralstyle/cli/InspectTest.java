package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.IJ;
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

	/** So many do not fit in the tests' Java, and are refused after it. */
	@Test
	void theSizeOfGigabytesIsToldBeforeTheWork() throws IOException {
		final String large = Samples.file(IJ.createImage("large.png", 2000, 2000, 1, 8), folder).toString();

		final Outcome outcome = inspect("maps", "--image", large, "--output", folder.resolve("maps.tif").toString(), "--size",
			"image", "--layers", "relu1_1,relu1_2,relu2_1,relu2_2,relu3_1,relu3_2,relu3_3,relu3_4,relu4_1,relu4_2,relu4_3," +
				"relu4_4,relu5_1").outcome();

		assertEquals(1, outcome.code(), outcome.err());
		assertTrue(outcome.err().startsWith("152 maps, 2.4 GB") && outcome.err().contains("\"most\" at 4"), outcome.err());
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
	void explorationsAreAMontageInPngAndAStackInTiff() throws IOException {
		final String style = Samples.file(Samples.style(40, 44), folder).toString();
		final Path stack = folder.resolve("choices.tif");
		final Path montage = folder.resolve("choices.png");

		for (final Path file : List.of(stack, montage)) {
			explore(() -> false, style, file).assertFine();
		}

		assertEquals(4, ImageFiles.read(stack).getStackSize());
		assertEquals("relu3_1, style 100", ImageFiles.read(stack).getStack().getSliceLabel(4));
		assertEquals(2 * (40 + 4) + 4, ImageFiles.read(montage).getWidth());
		assertTrue(ImageFiles.read(montage).getInfoProperty().contains("pictures: 4 of 4"), ImageFiles.read(montage)
			.getInfoProperty());
	}

	@Test
	void anExplorationThatIsCancelledKeepsWhatIsFinishedAndSaysSoByItsCode() throws IOException {
		final String style = Samples.file(Samples.style(40, 44), folder).toString();
		final Path file = folder.resolve("choices.png");
		final AtomicInteger asked = new AtomicInteger();

		final Outcome none = explore(() -> true, style, file).outcome();
		assertEquals(130, none.code());
		assertTrue(none.err().startsWith("Cancelled before"), none.err());
		assertFalse(Files.exists(file));
		final Outcome some = explore(() -> asked.incrementAndGet() > 12, style, file).outcome();

		assertEquals(130, some.code(), some.err());
		assertFalse(ImageFiles.read(file).getInfoProperty().contains("pictures: 4 of 4"));
	}

	@Test
	void withoutACommandTheHelpListsThem() {
		final Outcome outcome = Outcome.of(new Inspect(() -> false), List.of("--help"));

		assertEquals(0, outcome.code());
		for (final String command : List.of("maps", "gram", "similarity", "kernel", "reconstruct", "explore")) {
			assertTrue(outcome.out().contains(command), outcome.out());
		}
		assertEquals(2, Outcome.of(new Inspect(() -> false), List.of()).code());
	}

	private Run explore(final BooleanSupplier cancelled, final String style, final Path file) {
		return inspect(cancelled, "explore", "--content", content, "--style", style, "--output", file.toString(), "--size",
			"40", "--iterations", "3", "--content-layers", "relu2_1,relu3_1", "--style-weights", "1,100", "--quiet");
	}

	private Run inspect(final String... said) {
		return inspect(() -> false, said);
	}

	private Run inspect(final BooleanSupplier cancelled, final String... said) {
		final List<String> arguments = new ArrayList<>(List.of(said));
		arguments.addAll(List.of("--network", network));
		return new Run(Outcome.of(new Inspect(cancelled), arguments));
	}

	private record Run(Outcome outcome) {

		void assertFine() {
			assertEquals(0, outcome.code(), outcome.err());
			assertEquals("", outcome.err());
		}
	}
}
