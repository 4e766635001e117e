package fiji.plugin.neuralstyle.cli;

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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.preset.PresetFolders;
import picocli.CommandLine;

class PresetsTest {

	@TempDir
	private Path folder;

	@BeforeEach
	void useAFolder() {
		System.setProperty(PresetFolders.PROPERTY, folder.resolve("presets").toString());
	}

	@AfterEach
	void forgetIt() {
		System.clearProperty(PresetFolders.PROPERTY);
	}

	@Test
	void settingsAreSavedListedShownAndUsedByName() throws IOException {
		final Outcome saved = run("presets", "save", "warm", "--style-weight", "300", "--strength", "75", "--style-growth",
			"1.5", "--size", "40", "--sharpen", "2", "--description", "for prints", "--network", Samples.network(folder).toString());
		assertEquals(0, saved.code(), saved.err());
		final Outcome list = run("presets", "list");
		assertTrue(list.out().contains("Paper's settings") && list.out().contains("warm  ") && list.out().contains("for prints"),
			list.out());
		final Outcome shown = run("presets", "show", "warm");
		assertTrue(shown.out().contains("--style-weight 3000.0") && shown.out().contains("--style-growth 1.5"), shown.out());

		final Map<String, String> info = paint("--preset", "warm", "--iterations", "1", "--levels", "1");

		assertEquals("3000.0", info.get("styleWeight"));
		assertEquals("1.5", info.get("styleGrowth"));
		assertEquals("40", info.get("size"));
		assertEquals("2", info.get("sharpen"));
		assertEquals("formula", info.get("networkName"));
		run("presets", "save", "warm").assertSentence(1, "already");
		assertEquals(0, run("presets", "save", "warm", "--replace").code());
	}

	@Test
	void aResultIsAPresetItselfAndCanBeSavedAsOne() throws IOException {
		final String network = Samples.network(folder).toString();
		paint("--network", network, "--iterations", "1", "--levels", "1", "--content-weight", "7", "--start", "noise", "--seed",
			"5");
		final Path result = folder.resolve("result.png");
		final Path copy = Files.copy(result, folder.resolve("earlier.png"));
		assertEquals(0, run("presets", "save", folder.resolve("shared.json").toString(), "--from", result.toString()).code());

		for (final Path preset : List.of(copy, folder.resolve("shared.json"))) {
			final Map<String, String> info = paint("--preset", preset.toString(), "--seed", "6");
			assertEquals("7.0", info.get("contentWeight"));
			assertEquals("noise", info.get("start"));
			assertEquals("6", info.get("seed"), "what was said counts");
			assertEquals(network, info.get("network"));
		}
		final Path content = folder.resolve("content.png");
		run("presets", "show", content.toString()).assertSentence(1, "does not say how it was made");
	}

	@Test
	void presetsThatWillNotDoAreOneSentence() throws IOException {
		Files.createDirectories(folder.resolve("presets"));
		Files.writeString(folder.resolve("presets/bad.json"), "{\"preset\": \"bad\", \"version\": 1, \"settings\": {\"sice\": 1}}");
		paintFails("bad").assertSentence(1, "\"sice\", which is not known");
		paintFails("no.json").assertSentence(1, "\"no.json\" does not exist");
		assertTrue(run("presets", "list").out().contains("sice"), "a bad one is listed, with what is wrong");
		assertFalse(Files.exists(folder.resolve("result.png")));
	}

	private Outcome paintFails(final String preset) throws IOException {
		Samples.file(Samples.content(48, 40), folder);
		Samples.file(Samples.style(40, 44), folder);
		return run("--content", folder.resolve("content.png").toString(), "--style", folder.resolve("style.png").toString(),
			"--output", folder.resolve("result.png").toString(), "--preset", preset);
	}

	private Map<String, String> paint(final String... settings) throws IOException {
		final Path output = folder.resolve("result.png");
		final List<String> arguments = new ArrayList<>(List.of("--content", Samples.file(Samples.content(48, 40),
			folder).toString(), "--style", Samples.file(Samples.style(40, 44), folder).toString(), "--output", output.toString(),
			"--quiet"));
		arguments.addAll(List.of(settings));
		final Outcome outcome = run(arguments.toArray(String[]::new));
		assertEquals(0, outcome.code(), outcome.err());
		return ResultImage.info(ImageFiles.read(output));
	}

	private static Outcome run(final String... arguments) {
		final StringWriter out = new StringWriter();
		final StringWriter err = new StringWriter();
		final CommandLine line = Main.stylize(() -> false).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
		return new Outcome(line.execute(arguments), out.toString(), err.toString());
	}
}
