package fiji.plugin.neuralstyle.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.weights.store.Surroundings;

class PresetFoldersTest {

	@TempDir
	private Path folder;

	@Test
	void eachSystemHasItsOwnPlaceAndAVariableAnother() {
		assertEquals(home(".config"), own(Map.of(), "Linux"));
		assertEquals(folder.resolve("xdg"), own(Map.of("XDG_CONFIG_HOME", folder.resolve("xdg").toString()), "Linux"));
		assertEquals(home("Library/Application Support"), own(Map.of(), "Mac OS X"));
		assertEquals(home("AppData/Roaming"), own(Map.of(), "Windows 11"));
		assertEquals(folder.resolve("mine"), PresetFolders.of(new Surroundings(Map.of(PresetFolders.VARIABLE, folder.resolve(
			"mine").toString()), Map.of())).own());
	}

	@Test
	void presetsThatComeWithAFijiAreReadAndOnesOwnGoFirst() throws IOException {
		for (final String part : List.of("jars", "plugins", "presets/neural-style")) {
			Files.createDirectories(folder.resolve(part));
		}
		final Path shared = folder.resolve("presets/neural-style");
		Files.writeString(shared.resolve("a.json"), "");
		Files.writeString(shared.resolve("b.json"), "");
		Files.writeString(shared.resolve("notes.txt"), "");
		final PresetFolders folders = PresetFolders.of(new Surroundings(Map.of(), Map.of("user.home", folder.resolve("home")
			.toString(), "os.name", "Linux", "ij.dir", folder.toString())));
		Files.createDirectories(folders.own());
		Files.writeString(folders.own().resolve("B.json"), "");

		assertEquals(Map.of("a", shared.resolve("a.json"), "B", folders.own().resolve("B.json")), folders.files());
		assertEquals(folders.own().resolve("B.json"), folders.files().get("b"));
	}

	@Test
	void aNameGoesToTheFolderWhichIsMadeAndAPathWhereItSays() throws IOException {
		final PresetFolders folders = new PresetFolders(folder.resolve("new"), List.of());

		assertEquals(folder.resolve("new/warm prints.json"), folders.fileFor(" warm prints "));
		assertTrue(Files.isDirectory(folder.resolve("new")));
		assertEquals(folder.resolve("warm.json"), folders.fileFor(folder.resolve("warm").toString()));
		assertEquals(Path.of("warm.json"), folders.fileFor("warm.json"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a:b", "a?", "/" })
	void whatCanBeNoNameOnEverySystemIsRefused(final String name) {
		final PresetFolders folders = new PresetFolders(folder, List.of());
		assertThrows(IllegalArgumentException.class, () -> folders.fileFor(name));
	}

	@Test
	void noPresetIsReplacedUnaskedAndNoneIsCalledLikeABuiltInOne() throws IOException {
		final PresetFolders folders = new PresetFolders(folder, List.of());
		final SavedPreset preset = new SavedPreset(folders, "warm", "", Map.of("styleWeight", "300.0"));
		final Path file = preset.save();
		final String before = Files.readString(file);

		assertTrue(assertThrows(IOException.class, preset::save).getMessage().contains("already"));
		assertEquals(before, Files.readString(file));
		new SavedPreset(folders, "warm", "", Map.of("styleWeight", "400.0")).replace();
		assertEquals("400.0", new Presets(folders).settings("WARM").get("styleWeight"));
		assertThrows(IllegalArgumentException.class, new SavedPreset(folders, "painting", "", Map.of())::save);
	}

	@Test
	void aMacroMayNameAFileButNotWhatIsOnThisMachineAlone() throws IOException {
		final Presets presets = new Presets(new PresetFolders(folder, List.of()));
		final Path file = new SavedPreset(presets.folders(), "warm", "", Map.of("styleWeight", "300.0")).save();

		assertEquals("300.0", presets.settingsForMacros(file.toString()).get("styleWeight"));
		final String said = assertThrows(IllegalArgumentException.class, () -> presets.settingsForMacros("warm")).getMessage();
		assertTrue(said.contains(file.toString()), said);
		final String unknown = assertThrows(IllegalArgumentException.class, () -> presets.settings("cold")).getMessage();
		assertTrue(unknown.contains("Painting, ") && unknown.contains(" of warm in ") && unknown.endsWith("name a preset's file."),
			unknown);
		assertThrows(IOException.class, () -> presets.settings("no/such/file.json"));
	}

	private Path own(final Map<String, String> environment, final String system) {
		final Path own = PresetFolders.of(new Surroundings(environment, Map.of("user.home", folder.toString(), "os.name", system)))
			.own();
		assertTrue(own.endsWith(Path.of("neural-style-transfer", "presets")), own.toString());
		return own.getParent().getParent();
	}

	private Path home(final String within) {
		return folder.resolve(within);
	}
}
