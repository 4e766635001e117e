package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;
import ij.ImagePlus;

/** Several styles by command line. */
class StylizeStylesTest {

	@TempDir
	private Path folder;

	private Path content;
	private Path one;
	private Path two;
	private Path output;
	private Path network;

	@BeforeEach
	void writeFiles() throws IOException {
		content = Samples.file(Samples.content(48, 40), folder);
		one = Samples.file(titled("one.png", Samples.style(40, 44)), folder);
		two = Samples.file(titled("two.png", Samples.content(44, 40)), folder);
		network = Samples.network(folder);
		output = folder.resolve("result.png");
	}

	@Test
	void twoStylesAreBothInTheResultAndInItsInfo() throws IOException {
		final Map<String, String> info = paint("--style", one.toString(), "--style", two.toString(), "--style-weights",
			"2, 1");

		assertEquals("one.png", info.get("style"));
		assertEquals("two.png", info.get("style2"));
		assertEquals("2.0,1.0", info.get("styleWeights"));
		assertEquals("together", info.get("styleBlend"));
		assertEquals(64, info.get("styleSha256").length());
		assertNotEquals(info.get("styleSha256"), info.get("style2Sha256"));
	}

	@Test
	void aStyleOfWeightZeroIsNotSeen() throws IOException {
		paint("--style", one.toString());
		final int[] alone = pixels();
		paint("--style", one.toString(), "--style", two.toString(), "--style-weights", "3,0");

		assertArrayEquals(alone, pixels());
	}

	@Test
	void aFolderIsOneStyleOfEqualParts() throws IOException {
		paint("--style", one.toString(), "--style", two.toString());
		final int[] mixed = pixels();
		final Path styles = Files.createDirectory(folder.resolve("styles"));
		Files.copy(one, styles.resolve("one.png"));
		Files.copy(two, styles.resolve("two.png"));

		final Map<String, String> info = paint("--style", styles.toString());

		assertArrayEquals(mixed, pixels());
		assertEquals("styles", info.get("style"));
		assertEquals("one.png; two.png", info.get("stylePictures"));
		assertFalse(info.containsKey("styleWeights"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"--style-weights 1,-1             | weight of the style \"two.png\" is -1", //
		"--style-weights NaN,1            | weight of the style \"one.png\" is NaN", //
		"--style-weights Infinity,1       | weight of the style \"one.png\"", //
		"--style-weights 0,0              | All styles have the weight 0", //
		"--style-weights 1,2,3            | are 3, but there are 2 styles", //
		"--style-weights 1                | are 1, but there are 2 styles", //
		"--style-weights 1,much           | \"much\" is not a number", //
		"--style-blend stirred            | together, along stack", //
		"--style-blend along_stack        | together, along stack", //
		"--style none.png                 | none.png" })
	void whatWillNotDoIsOneSentenceAndNoFile(final String arguments, final String named) {
		final List<String> all = new ArrayList<>(List.of("--style", one.toString(), "--style", two.toString()));
		all.addAll(List.of(arguments.split(" ")));

		outcome(all).assertSentence(1, named);

		assertFalse(Files.exists(output));
	}

	@Test
	void oneSliceHasNoStackToMoveAlong() {
		outcome(List.of("--style", one.toString(), "--style", two.toString(), "--style-blend", "along stack")).assertSentence(
			1, "only one picture is painted");
	}

	private Map<String, String> paint(final String... styles) throws IOException {
		final Outcome outcome = outcome(List.of(styles));
		assertEquals(0, outcome.code(), outcome.err());
		return ResultImage.info(ImageFiles.read(output));
	}

	private Outcome outcome(final List<String> styles) {
		final List<String> arguments = new ArrayList<>(List.of("--content", content.toString(), "--output", output.toString(),
			"--network", network.toString(), "--iterations", "3", "--precision", "float32"));
		arguments.addAll(styles);
		return Outcome.of(new Stylize(() -> false), arguments);
	}

	private int[] pixels() throws IOException {
		return (int[]) ImageFiles.read(output).getProcessor().convertToRGB().getPixels();
	}

	private static ImagePlus titled(final String title, final ImagePlus image) {
		image.setTitle(title);
		return image;
	}
}
