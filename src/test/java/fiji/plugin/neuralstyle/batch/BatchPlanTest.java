package fiji.plugin.neuralstyle.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.transfer.LayerWeights;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;

/** Which files become jobs. Nothing is painted here, and no picture is read. */
class BatchPlanTest {

	@TempDir
	private Path folder;

	private Path contents;
	private Path output;
	private StyleImage style;

	@BeforeEach
	void makeFolders() throws IOException {
		contents = Files.createDirectory(folder.resolve("contents"));
		output = folder.resolve("results");
		style = StyleImage.of(folder.resolve("wave.png"));
	}

	@Test
	void numbersAreSortedByValueAndWhatIsNoImageIsLeftOut() throws IOException {
		touch("a10.png", "a9.JPG", "b.tiff", "notes.txt", ".hidden.png", "sub/c.png");

		assertEquals(List.of("a9_wave.png", "a10_wave.png", "b_wave.png"), outputs(batch()));
	}

	@Test
	void subfoldersAreMirrored() throws IOException {
		touch("a.png", "day2/a.png", "day10/a.png", "day10/deep/er/b.jpg", ".hidden/c.png");

		assertEquals(List.of("a_wave.png", "day2/a_wave.png", "day10/a_wave.png", "day10/deep/er/b_wave.png"), outputs(
			withSubfolders("")));
	}

	@Test
	void theOutputFolderIsNotSearched() throws IOException {
		touch("a.png", "done/a_wave.png", "done/sub/a_wave.png");
		output = contents.resolve("done");

		assertEquals(List.of("a_wave.png"), outputs(withSubfolders("")));
	}

	@Test
	void linksAreFollowedButNotInCircles() throws IOException {
		assumeFalse(File.separatorChar == '\\', "links need rights there");
		touch("sub/a.png");
		final Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
		PictureFolders.picture(elsewhere.resolve("b.png"));
		Files.createSymbolicLink(contents.resolve("sub/up"), contents);
		Files.createSymbolicLink(contents.resolve("other"), elsewhere);
		Files.createSymbolicLink(contents.resolve("c.png"), elsewhere.resolve("b.png"));

		assertEquals(List.of("c_wave.png", "other/b_wave.png", "sub/a_wave.png"), outputs(withSubfolders("")));
	}

	@Test
	void patternsChoose() throws IOException {
		touch("a.png", "b.jpg", "sub/c.jpg");

		assertEquals(List.of("b_wave.png", "sub/c_wave.png"), outputs(withSubfolders("*.jpg")));
	}

	@Test
	void aFolderOfStylesGivesEveryImageInEachStyleAfterStyle() throws IOException {
		touch("a.png", "b.png");
		PictureFolders.style(folder.resolve("styles/s10.png"));
		PictureFolders.style(folder.resolve("styles/s9.jpg"));
		PictureFolders.style(folder.resolve("styles/deeper/s1.png"));

		final List<StyleImage> styles = StyleImage.all(folder.resolve("styles"));

		assertEquals(List.of("a_s9.png", "b_s9.png", "a_s10.png", "b_s10.png"), outputs(plan(batch(), styles)));
	}

	@Test
	void twoImagesForOneNameAreRefused() throws IOException {
		touch("a.png", "a.jpg");

		assertRefused(() -> plan(batch(), List.of(style)), "a.png", "a.jpg", "a_wave.png");
	}

	@Test
	void namesThatDifferByCaseAloneAreRefusedAsSomeSystemsCannotTellThemApart() throws IOException {
		touch("a.png", "A.jpg");

		assertRefused(() -> plan(batch(), List.of(style)), "a.png", "A.jpg");
	}

	@Test
	void twoStylesForOneNameAreRefused() throws IOException {
		touch("a.png");
		final BatchSettings sameName = new BatchSettings(contents, NamePatterns.ALL, false, output, new OutputName(
			"{content}"), ResultFormat.PNG, Existing.UPDATE);

		assertRefused(() -> plan(sameName, List.of(style, StyleImage.of(Samples.style(40, 40)))), "wave.png", "style.png",
			"{style}");
	}

	@Test
	void resultsDoNotGoToTheContentsOrTheStyles() throws IOException {
		touch("a.png", "b.png");
		final List<StyleImage> styles = StyleImage.all(contents);
		output = contents;
		assertRefused(() -> plan(batch(), List.of(style)), "contents", "another output folder");

		contents = Files.createDirectory(folder.resolve("more"));
		touch("c.png");
		assertRefused(() -> plan(batch(), styles), "styles", "another output folder");
	}

	@Test
	void noResultIsWrittenOverAStyle() throws IOException {
		touch("a.png");
		style = StyleImage.of(output.resolve("a_b.png"));
		final BatchSettings batch = new BatchSettings(contents, NamePatterns.ALL, false, output, new OutputName(
			"{content}_b"), ResultFormat.PNG, Existing.REPLACE);

		assertRefused(() -> plan(batch, List.of(style)), "a_b.png");
	}

	@Test
	void foldersWithoutImagesAreSaid() throws IOException {
		touch("notes.txt", "sub/a.png");
		assertRefused(() -> plan(batch(), List.of(style)), "contents", "subfolders");
		assertRefused(() -> plan(withSubfolders("*.jpg"), List.of(style)), "contents", "*.jpg");
		assertRefused(() -> StyleImage.all(Files.createDirectory(folder.resolve("none"))), "none");
		assertRefused(() -> StyleImage.all(folder.resolve("nowhere")), "nowhere");

		contents = contents.resolve("notes.txt");
		assertRefused(() -> plan(batch(), List.of(style)), "notes.txt", "is a file");
		contents = folder.resolve("nowhere");
		assertRefused(() -> plan(batch(), List.of(style)), "nowhere", "does not exist");
	}

	@Test
	void aFolderThatCannotBeReadIsSaid() throws IOException {
		assumeTrue(Set.of("/", "\\").contains(File.separator) && !"root".equals(System.getProperty("user.name")),
			"root may read anything");
		touch("a.png", "secret/b.png");
		final File secret = contents.resolve("secret").toFile();
		assumeTrue(secret.setReadable(false) && secret.setExecutable(false), "this file system has no such rights");
		try {
			assertRefused(() -> plan(withSubfolders(""), List.of(style)), "secret", "cannot be read");
		}
		finally {
			assertTrue(secret.setReadable(true) && secret.setExecutable(true));
		}
	}

	@Test
	void whatWouldFailEveryJobIsSaidBefore() throws IOException {
		touch("a.png");
		final TransferSettings layers = TransferSettings.DEFAULTS.withStyleLayers(LayerWeights.parse("relu9_9"));
		final TransferSettings start = TransferSettings.DEFAULTS.withStart(Start.IMAGE, 1);

		assertRefused(() -> BatchPlan.of(batch(), List.of(style), BuiltInNetwork.NAME, layers), "relu9_9");
		assertRefused(() -> BatchPlan.of(batch(), List.of(style), BuiltInNetwork.NAME, start), "start");
		assertRefused(() -> BatchPlan.of(batch(), List.of(style), "vgg99", TransferSettings.DEFAULTS), "vgg99");
	}

	/** Only names count here. */
	private void touch(final String... names) throws IOException {
		for (final String name : names) {
			final Path file = contents.resolve(name);
			Files.createDirectories(file.getParent());
			Files.createFile(file);
		}
	}

	private BatchSettings batch() {
		return BatchSettings.of(contents, output);
	}

	private BatchSettings withSubfolders(final String patterns) {
		return new BatchSettings(contents, new NamePatterns(patterns), true, output, OutputName.DEFAULT, ResultFormat.PNG,
			Existing.UPDATE);
	}

	private static BatchPlan plan(final BatchSettings batch, final List<StyleImage> styles) throws IOException {
		return BatchPlan.of(batch, styles, BuiltInNetwork.NAME, TransferSettings.DEFAULTS);
	}

	private List<String> outputs(final BatchSettings batch) throws IOException {
		return outputs(plan(batch, List.of(style)));
	}

	private List<String> outputs(final BatchPlan plan) {
		return plan.jobs().stream().map(job -> output.relativize(job.output()).toString().replace('\\', '/')).toList();
	}

	private static void assertRefused(final Executable plan, final String... named) {
		final String message = assertThrows(Exception.class, plan).getMessage();
		for (final String name : named) {
			assertTrue(message.contains(name), message);
		}
		assertTrue(message.endsWith("."), message);
	}
}
