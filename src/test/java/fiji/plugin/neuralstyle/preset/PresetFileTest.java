package fiji.plugin.neuralstyle.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetFileTest {

	@TempDir
	private Path folder;

	@Test
	void everySettingComesBackAsItWasWrittenAndTheSamePresetIsTheSameBytes() throws IOException {
		final Map<String, String> settings = new LinkedHashMap<>(PresetSettings.defaults());
		settings.put("styleWeight", "1.0E-4");
		settings.put("contentWeight", "1.0E7");
		settings.put("seed", "-9223372036854775808");
		settings.put("styleLayers", "relu1_1:0.5,relu2_1");
		final PresetFile preset = new PresetFile("Wärme \"1\"", "for\nprints", "a program", settings);
		final Path file = folder.resolve("warm.json");

		preset.write(file);

		assertEquals(preset, PresetFile.read(file));
		final byte[] first = Files.readAllBytes(file);
		PresetFile.read(file).write(file);
		assertEquals(new String(first, StandardCharsets.UTF_8), Files.readString(file));
		assertTrue(Files.readString(file).contains("\"contentWeight\": 10000000,"), Files.readString(file));
		assertTrue(Files.readString(file).contains("\"styleGrowth\": 1,"), "a new control is in it by itself");
	}

	@Test
	void aPresetOfAFewSettingsHasTheDefaultsForTheRestOfThePicture() throws IOException {
		final Path file = write("{\"preset\": \"few\", \"version\": 1, \"settings\": {\"styleWeight\": 300, \"size\": 512.0}}");

		assertEquals(Map.of("styleWeight", "300.0", "size", "512"), PresetFile.read(file).settings());
		final Map<String, String> stoodFor = new Presets(new PresetFolders(folder, List.of())).settings("few");
		assertEquals("300.0", stoodFor.get("styleWeight"));
		assertEquals("5.0", stoodFor.get("contentWeight"));
		assertFalse(stoodFor.containsKey("network"), "it says nothing of the network");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', value = { //
		"warm                                                                | is not JSON", //
		"{'preset': 'a', 'version': 1, 'settings': {'size': 3                | is not JSON as it should be at $.settings.size", //
		"[1]                                                                 | is not of the form", //
		"{'preset': 'a', 'version': 1} {}                                    | is not JSON as it should be at $", //
		"{'version': 1, 'settings': {}}                                      | lacks its \"preset\"", //
		"{'preset': 'a', 'settings': {}}                                     | lacks its \"preset\", a name, or its \"version\"", //
		"{'preset': 'a', 'version': 2, 'shape': []}                          | reads those up to 1. Use a newer program", //
		"{'preset': 'a', 'version': 0}                                       | there are none below 1", //
		"{'preset': 'a', 'version': 'one'}                                   | wrong \"version\": it must be a whole number", //
		"{'preset': 'a', 'version': 1, 'setings': {}}                        | \"setings\", which is not known", //
		"{'preset': 'a', 'version': 1, 'settings': {'styleWight': 1}}        | \"styleWight\", which is not known", //
		"{'preset': 'a', 'version': 1, 'program': 'it 9', 'settings': {'x': 1}} | written by it 9, and this is development", //
		"{'preset': 'a', 'version': 1, 'settings': {'threads': 1}}           | \"threads\", which is not known", //
		"{'preset': 'a', 'version': 1, 'settings': {'styleWeight': '100'}}   | wrong \"styleWeight\": it must be a number", //
		"{'preset': 'a', 'version': 1, 'settings': {'styleWeight': 1e999}}   | must be a number, and 1e999 is none", //
		"{'preset': 'a', 'version': 1, 'settings': {'size': 1.5}}            | must be a whole number, and 1.5 is none", //
		"{'preset': 'a', 'version': 1, 'settings': {'size': 1e999999999}}    | must be a whole number", //
		"{'preset': 'a', 'version': 1, 'settings': {'pooling': 1}}           | wrong \"pooling\": it must be a text in quotes", //
		"{'preset': 'a', 'version': 1, 'settings': {'size': 1, 'size': 2}}   | has \"size\" twice", //
		"{'preset': 'a', 'version': 1, 'settings': [1]}                      | \"settings\" that are not of the form" })
	void whatIsWrongIsSaidWithTheFileAndTheWayOut(final String json, final String said) throws IOException {
		final Path file = write(json.replace('\'', '"'));

		final String message = assertThrows(IOException.class, () -> PresetFile.read(file)).getMessage();

		assertTrue(message.startsWith("The preset \"" + file + "\" ") && message.contains(said) && message.endsWith("."),
			message);
	}

	@Test
	void filesThatCannotBePresetsAreNotReadAsOne() throws IOException {
		final Path huge = folder.resolve("huge.json");
		Files.write(huge, new byte[1_000_001]);
		final Path latin = folder.resolve("latin.json");
		Files.write(latin, "{\"preset\": \"W\u00e4rme\"}".getBytes(StandardCharsets.ISO_8859_1));

		assertTrue(message(huge).contains("far more than a preset"), message(huge));
		assertTrue(message(latin).contains("is no text in UTF-8"), message(latin));
		assertTrue(message(folder.resolve("none.json")).contains("does not exist"));
		assertTrue(message(folder).contains("is no file"));
	}

	private static String message(final Path file) {
		return assertThrows(IOException.class, () -> PresetFile.read(file)).getMessage();
	}

	private Path write(final String json) throws IOException {
		return Files.writeString(folder.resolve("few.json"), json);
	}
}
