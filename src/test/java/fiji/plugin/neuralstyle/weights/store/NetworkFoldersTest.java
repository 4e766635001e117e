package fiji.plugin.neuralstyle.weights.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFoldersTest {

	@TempDir
	private Path folder;

	private final Map<String, String> environment = new HashMap<>();
	private final Map<String, String> properties = new HashMap<>(Map.of("os.name", "Linux"));

	private NetworkFolders folders() {
		properties.put("user.home", folder.toString());
		return NetworkFolders.of(new Surroundings(environment, properties));
	}

	private Path cache() {
		return folder.resolve(".cache/neural-style-transfer/networks");
	}

	private Path fiji(final String property) throws IOException {
		final Path fiji = folder.resolve("Fiji.app");
		Files.createDirectories(fiji.resolve("jars"));
		Files.createDirectories(fiji.resolve("plugins"));
		properties.put(property, fiji.toString());
		return fiji.resolve("models/neural-style");
	}

	@Test
	void thePropertyComesBeforeTheVariableAndTheVariableBeforeFiji() throws IOException {
		fiji("ij.dir");
		environment.put(NetworkFolders.VARIABLE, folder.resolve("variable").toString());
		assertEquals(folder.resolve("variable"), folders().own());
		properties.put(NetworkFolders.PROPERTY, folder.resolve("property").toString());
		assertEquals("neuralstyle.networks", NetworkFolders.PROPERTY);
		assertEquals(folder.resolve("property"), folders().own());
		assertEquals(List.of(), folders().others());
		properties.put(NetworkFolders.PROPERTY, " ");
		environment.put(NetworkFolders.VARIABLE, "");
		assertTrue(folders().own().startsWith(folder.resolve("Fiji.app")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "fiji.dir", "ij.dir", "imagej.dir" })
	void fijisModelsAreUsedAndTheCacheIsReadToo(final String property) throws IOException {
		final Path models = fiji(property);
		assertEquals(models, folders().own());
		assertEquals(List.of(cache()), folders().others());
	}

	@Test
	void aFolderThatIsNoFijiDoesNotCount() {
		properties.put("ij.dir", folder.toString());
		assertEquals(cache(), folders().own());
		assertEquals(List.of(), folders().others());
	}

	@Test
	void aFijiThatCannotBeWrittenToIsReadOnly() throws IOException {
		final Path models = fiji("ij.dir");
		// A file where the folder should be: nobody can write into that, root included.
		Files.createFile(models.getParent());
		assertEquals(cache(), folders().own());
		assertEquals(List.of(models), folders().others());
	}

	@Test
	void everySystemHasItsOwnCache() {
		assertEquals(cache(), folders().own());
		environment.put("XDG_CACHE_HOME", "relative");
		assertEquals(cache(), folders().own());
		environment.put("XDG_CACHE_HOME", folder.resolve("xdg").toString());
		assertEquals(folder.resolve("xdg/neural-style-transfer/networks"), folders().own());
		properties.put("os.name", "Mac OS X");
		assertEquals(folder.resolve("Library/Caches/neural-style-transfer/networks"), folders().own());
		properties.put("os.name", "Windows 11");
		assertEquals(folder.resolve("AppData/Local/neural-style-transfer/networks"), folders().own());
		environment.put("LOCALAPPDATA", folder.resolve("local").toString());
		assertEquals(folder.resolve("local/neural-style-transfer/networks"), folders().own());
	}

	@Test
	void sharedFoldersAreReadInOrderAndNoneTwice() {
		final Path lab = folder.resolve("lab");
		final Path group = folder.resolve("group");
		environment.put(NetworkFolders.SHARED_VARIABLE, String.join(File.pathSeparator, lab.toString(), "", group.toString(),
			lab.toString(), cache().toString()));
		assertEquals(List.of(lab, group), folders().others());
		assertEquals(List.of(cache(), lab, group), folders().all());
		environment.put(NetworkFolders.VARIABLE, group.toString());
		assertEquals(List.of(group, lab, cache()), folders().all());
	}

	@Test
	void relativePathsStartHere() {
		environment.put(NetworkFolders.VARIABLE, "networks");
		environment.put(NetworkFolders.SHARED_VARIABLE, "lab");
		assertEquals(List.of(Path.of("networks").toAbsolutePath(), Path.of("lab").toAbsolutePath()), folders().all());
		assertTrue(folders().withOwn(Path.of("mine")).own().isAbsolute());
	}

	@ParameterizedTest
	@ValueSource(strings = { NetworkFolders.VARIABLE, NetworkFolders.SHARED_VARIABLE })
	void aVariableThatIsNoPathIsNamed(final String variable) {
		environment.put(variable, "no\0path");
		final String message = assertThrows(IllegalArgumentException.class, this::folders).getMessage();
		assertTrue(message.startsWith("The variable " + variable + " names \"no\0path\", which is no path: ") && message
			.endsWith(". Correct it."), message);
	}

	@Test
	void aPropertyThatIsNoPathIsNamed() {
		properties.put(NetworkFolders.PROPERTY, "no\0path");
		assertTrue(assertThrows(IllegalArgumentException.class, this::folders).getMessage().startsWith(
			"The Java property neuralstyle.networks names "));
	}

	@Test
	void theFolderIsMadeWhenItIsNeeded() throws IOException {
		final NetworkFolders folders = folders();
		assertFalse(Files.exists(folders.own()));
		assertEquals(cache(), folders.writable());
		try (var files = Files.list(cache())) {
			assertEquals(List.of(), files.toList());
		}
	}

	@Test
	void aFolderThatCannotBeMadeSaysWhatToDo() throws IOException {
		Files.createFile(folder.resolve(".cache"));
		assertEquals("The folder for networks \"" + cache() + "\" cannot be written to. Name another with the variable " +
			"NEURAL_STYLE_NETWORKS or the flag --networks-folder.", assertThrows(IOException.class, () -> folders().writable())
				.getMessage());
	}

	@Test
	void aFolderThatMayNotBeWrittenToSaysWhatToDo() throws IOException {
		Files.createDirectories(cache());
		Assumptions.assumeTrue(cache().toFile().setWritable(false) && !Files.isWritable(cache()), "root may write anywhere");
		assertTrue(assertThrows(IOException.class, () -> folders().writable()).getMessage().contains("cannot be written to"));
	}
}
