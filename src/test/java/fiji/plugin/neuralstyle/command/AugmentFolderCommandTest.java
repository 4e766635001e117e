package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;

class AugmentFolderCommandTest {

	private static final Path MANUAL = Path.of("docs", "augmentation.md");

	@TempDir
	private Path folder;

	private ImageJSession session;

	@BeforeEach
	void makeFolders() throws IOException {
		session = new ImageJSession();
		for (final String part : List.of("images", "labels", "styles")) {
			Files.createDirectory(folder.resolve(part));
		}
		Samples.file(Samples.content(48, 40), folder.resolve("images"));
		Samples.file(Samples.style(40, 44), folder.resolve("styles"));
		Files.writeString(folder.resolve("labels/content.txt"), "a cell");
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void aFolderOfLabelledImagesBecomesADataSetWithAManifest() throws Exception {
		assertNull(run(Map.of("variants", 2, "originals", true, "seed", 3L)));

		final ImagePlus variant = ImageFiles.read(folder.resolve("out/images/content_v2.png"));
		assertEquals(48, variant.getWidth());
		assertArrayEquals(Files.readAllBytes(folder.resolve("images/content.png")), Files.readAllBytes(folder.resolve(
			"out/images/content_original.png")));
		assertEquals("a cell", Files.readString(folder.resolve("out/labels/content_v2.txt")));
		assertEquals(4, Files.readAllLines(folder.resolve("out/manifest.csv")).size());
	}

	@Test
	void whatWillNotDoIsASentence() throws Exception {
		assertTrue(run(Map.of("size", 64)).contains("labels fit only"));
		assertTrue(run(Map.of("images", "")).contains("No folder of images is chosen"));
		assertTrue(run(Map.of("labels", folder.resolve("styles").toString())).contains("There is no label called \"content\""));
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void theManualHasEveryParameterOfItsOwn() throws IOException {
		final Set<String> own = new TreeSet<>(keys(AugmentFolderCommand.class));
		own.removeAll(keys(StyleTransferCommand.class));
		final Set<String> documented = Files.readAllLines(MANUAL).stream().dropWhile(line -> !line.startsWith("| key |")).skip(2)
			.takeWhile(line -> line.startsWith("|")).flatMap(line -> Pattern.compile("`(\\w+)`").matcher(line.split("\\|")[1])
				.results()).map(code -> code.group(1)).collect(Collectors.toCollection(TreeSet::new));
		own.addAll(documented.stream().filter(keys(AugmentFolderCommand.class)::contains).toList());
		assertEquals(own, documented);
	}

	@Test
	void theKeysOfTheManualsMacroAreParameters() throws IOException {
		final String macro = Files.readAllLines(MANUAL).stream().filter(line -> line.startsWith("run(\"Augment Folder...\""))
			.findFirst().orElseThrow();
		final List<String> said = Pattern.compile("[\" ](\\w+)=").matcher(macro).results().map(key -> key.group(1)).toList();
		assertTrue(said.size() > 5 && keys(AugmentFolderCommand.class).containsAll(said), said::toString);
	}

	private Set<String> keys(final Class<? extends Command> command) {
		return StreamSupport.stream(info(command).inputs().spliterator(), false).map(input -> input.getName().toLowerCase(Locale.ROOT)).collect(Collectors
			.toSet());
	}

	private CommandInfo info(final Class<? extends Command> command) {
		return session.context().service(CommandService.class).getCommand(command);
	}

	private String run(final Map<String, Object> said) throws Exception {
		final Map<String, Object> inputs = new HashMap<>(Map.of("images", folder.resolve("images").toString(), "labels", folder
			.resolve("labels").toString(), "styles", folder.resolve("styles").toString(), "outputFolder", folder.resolve("out")
				.toString(), "network", Samples.network(folder).toString(), "iterations", 2, "levels", 1));
		inputs.putAll(said);
		return ((AugmentFolderCommand) session.context().service(ModuleService.class).run(info(AugmentFolderCommand.class), true,
			inputs).get()).getCancelReason();
	}
}
