package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

/** {@code stylize texture}. */
class StylizeTextureTest {

	@TempDir
	private Path folder;

	private Path output;

	@BeforeEach
	void nameTheOutput() {
		output = folder.resolve("texture.png");
	}

	@Test
	void aTextureHasItsOwnSizeAndSaysHowItWasMade() throws IOException {
		assertEquals(0, texture("--width", "70", "--height", "50", "--tileable", "--iterations", "2", "--seed", "9").code());

		final ImagePlus texture = ImageFiles.read(output);
		assertEquals(List.of(70, 50), List.of(texture.getWidth(), texture.getHeight()));
		final Map<String, String> info = ResultImage.info(texture);
		assertEquals(List.of("0.0", "true", "64", "style statistics", "9"), List.of("contentWeight", "tileable", "styleSize",
			"start", "seed").stream().map(info::get).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"--width 31          | at least 32", //
		"--height -5         | at least 32", //
		"--start content     | noise, style statistics", //
		"--style-layers none | relu1_1", //
		"--iterations 0      | iterations", //
		"--memory 1          | too small" })
	void aBadSettingIsOneSentenceAndNoFile(final String arguments, final String named) throws IOException {
		texture(arguments.split(" ")).assertSentence(1, named);

		assertFalse(Files.exists(output));
	}

	private Outcome texture(final String... said) throws IOException {
		final List<String> arguments = new ArrayList<>(List.of("--style", Samples.file(Samples.style(60, 64), folder)
			.toString(), "--output", output.toString(), "--network", Samples.network(folder).toString(), "--quiet"));
		arguments.addAll(List.of(said));
		return Outcome.of(new StylizeTexture(() -> false), arguments);
	}
}
