package fiji.plugin.neuralstyle.updatesite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site offers of a folder, and what it needs. */
class FijiFolderTest {

	private static final String TREE = """
		1 sc.fiji:ours:jar:1.0-SNAPSHOT
		2 ai.djl:api:jar:0.36.0:compile
		3 com.google.code.gson:gson:jar:2.10.1:compile (version managed from 2.13.1)
		4 (ai.djl:api:jar:0.36.0:compile - omitted for duplicate)
		5 ai.djl.pytorch:pytorch-native-cpu:jar:linux-x86_64:2.7.1:runtime
		6 ai.djl.pytorch:pytorch-engine:jar:0.36.0:compile
		#
		2 3 compile
		6 4 compile
		1 2 compile
		1 5 runtime
		1 6 compile
		""";

	private static final Map<String, String> DESCRIPTIONS = Map.of("ours", "Ours.", "djl-api", "DJL.", "pytorch-engine",
		"Engine.", "pytorch-native-cpu", "PyTorch.", "gson", "JSON.", "api", "DJL.");

	@TempDir
	private Path folder;

	@BeforeEach
	void makeFolder() throws IOException {
		for (final String filename : List.of("plugins/ours-1.0-SNAPSHOT.jar", "jars/djl-api-0.36.0.jar",
			"jars/pytorch-engine-0.36.0.jar", "jars/pytorch-native-cpu-win-x86_64-2.7.1.jar"))
		{
			Jars.write(folder.resolve("fiji").resolve(filename), "a.txt", filename);
		}
	}

	@Test
	void whatAJarNeedsIsNamedAsItLiesInFiji() throws IOException {
		assertEquals(List.of("jars/djl-api.jar", "jars/pytorch-engine.jar"), offer("plugins/ours.jar").dependencies());
		assertEquals(List.of("jars/djl-api.jar"), offer("jars/pytorch-engine.jar").dependencies());
		assertEquals(List.of("jars/gson.jar"), offer("jars/djl-api.jar").dependencies());
	}

	@Test
	void aNativeLibraryIsForItsPlatformAndNothingDependsOnIt() throws IOException {
		assertEquals(List.of("win64"), offer("jars/pytorch-native-cpu-win-x86_64.jar").platforms());
		assertEquals(List.of(), offer("jars/djl-api.jar").platforms());
		for (final Offer offer : offers()) {
			assertTrue(offer.dependencies().stream().noneMatch(name -> name.contains("native")), offer.toString());
		}
	}

	@Test
	void aLibraryThatIsNeitherHereNorInFijiIsNamed() throws IOException {
		Files.delete(folder.resolve("fiji/jars/pytorch-engine-0.36.0.jar"));

		assertSentence("pytorch-engine");
	}

	@Test
	void aNameOfFijisOwnIsRefused() throws IOException {
		Jars.write(folder.resolve("fiji/jars/api-0.36.0.jar"), "a.txt", "");

		assertSentence("jars/api-0.36.0.jar");
	}

	@Test
	void aLibraryThatFijiHasIsRefused() throws IOException {
		Jars.write(folder.resolve("fiji/jars/gson-2.13.1.jar"), "a.txt", "");

		assertSentence("jars/gson-2.13.1.jar");
	}

	@Test
	void aFileWithoutADescriptionIsNamed() throws IOException {
		Files.createDirectories(folder.resolve("fiji/licenses"));
		Files.writeString(folder.resolve("fiji/licenses/NEW.txt"), "");

		assertSentence("licenses/NEW.txt");
	}

	@Test
	void aTreeInAnotherFormIsRefused() throws IOException {
		final Path file = Files.writeString(folder.resolve("tree.txt"), "sc.fiji:ours:jar:1.0\n+- ai.djl:api:jar:0.36.0\n");

		assertThrows(IOException.class, () -> LibraryTree.read(file));
	}

	private void assertSentence(final String named) {
		final Exception e = assertThrows(IllegalArgumentException.class, this::offers);
		assertTrue(e.getMessage().contains(named), e.getMessage());
	}

	private Offer offer(final String name) throws IOException {
		return offers().stream().filter(offer -> offer.name().equals(name)).findFirst().orElseThrow();
	}

	private List<Offer> offers() throws IOException {
		final LibraryTree tree = LibraryTree.read(Files.writeString(folder.resolve("tree.tgf"), TREE));
		return new FijiFolder(folder.resolve("fiji"), tree, new FijiLibraries(Set.of("gson"), Set.of("api")), DESCRIPTIONS)
			.offers();
	}
}
