package fiji.plugin.neuralstyle.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;

/** The Groovy script for schedulers, and the program that runs it and is not fooled by Fiji's exit code. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "schedulers' scripts are for bash")
class HeadlessScriptsTest {

	@TempDir
	private Path folder;

	private Path network;
	private Path content;
	private Path style;

	@BeforeEach
	void makeFiles() throws IOException {
		network = Samples.network(folder);
		content = Samples.file(Samples.content(40, 36), Files.createDirectories(folder.resolve("with a blank")));
		style = Samples.file(Samples.style(40, 40), folder);
	}

	@Test
	void theGroovyScriptPaintsAnImage() throws Exception {
		final Path output = folder.resolve("new folder/out.png");
		final HeadlessRun run = groovy(content, style, output);

		assertEquals(0, run.code(), run.err());
		assertEquals("1 image painted: " + output, run.lastLine());
		assertTrue(Files.size(output) > 0);
	}

	@Test
	void theGroovyScriptPaintsAFolderAndTellsThatAnImageFailed() throws Exception {
		Files.writeString(content.resolveSibling("broken.png"), "no image");
		final Path output = folder.resolve("out");
		final HeadlessRun run = groovy(content.getParent(), style, output);

		assertEquals(1, run.code(), run.err());
		assertTrue(run.lastLine().startsWith("1 of 2 images painted"), run.err());
		assertTrue(Files.size(output.resolve("content_style.png")) > 0);
	}

	@Test
	void theGroovyScriptSaysWhatWasWrong() throws Exception {
		final Path output = folder.resolve("out.png");
		final HeadlessRun run = groovy(content, folder.resolve("nowhere.png"), output);

		assertEquals(1, run.code(), run.err());
		assertTrue(run.lastLine().startsWith("Error: ") && run.lastLine().contains("nowhere.png"), run.err());
		assertFalse(Files.exists(output));
	}

	@Test
	void anOutputWithoutAFormatIsRefusedBeforeTheWork() throws Exception {
		final HeadlessRun run = groovy(content, style, folder.resolve("out"));

		assertEquals(1, run.code(), run.err());
		assertTrue(run.lastLine().startsWith("Error: ") && run.lastLine().contains(".png"), run.err());
	}

	@Test
	void aFijiThatEndsWithoutAWordHasFailedWhateverItsExitCode() throws Exception {
		final HeadlessRun run = run(HeadlessRun.script(folder.resolve("fiji"), "exit 0"), "stylize.ijm", "content=a.png",
			"style=b.png", "output=c.png");

		assertEquals(1, run.code(), run.err());
		assertTrue(run.lastLine().contains("did not come to its end"), run.err());
	}

	@Test
	void wrongUsageIsAnotherExitCode() throws Exception {
		final Path fiji = HeadlessRun.script(folder.resolve("fiji"), "exit 0");

		assertUsage("KEY=VALUE", run(fiji, "stylize.ijm", "content", "style=b.png", "output=c.png"));
		assertUsage("semicolon", run(fiji, "stylize.ijm", "content=a;b.png", "style=b.png", "output=c.png"));
		assertUsage("bracket", run(fiji, "stylize.ijm", "content=a].png", "style=b.png", "output=c.png"));
		assertUsage("nothing.ijm", run(fiji, "nothing.ijm", "content=a.png", "style=b.png", "output=c.png"));
		assertUsage("nowhere", run(folder.resolve("nowhere"), "stylize.ijm", "content=a.png", "style=b.png", "output=c.png"));
		assertUsage("scripts/headless/run FIJI", run(fiji, "stylize.ijm"));
	}

	@Test
	void aPlainImageJWhichWouldWaitForAClickIsRefused() throws Exception {
		final Path imageJ = Files.createDirectory(folder.resolve("ImageJ"));
		Files.writeString(imageJ.resolve("ij.jar"), "");

		assertUsage("scripts/stylize", run(imageJ, "stylize.ijm", "content=a.png", "style=b.png", "output=c.png"));
	}

	private static void assertUsage(final String named, final HeadlessRun run) {
		assertEquals(2, run.code(), run.err());
		assertTrue(run.err().contains(named), run.err());
	}

	private HeadlessRun groovy(final Path contents, final Path styles, final Path output) throws Exception {
		return run(HeadlessRun.launcher(folder), "stylize.groovy", "content=" + contents, "style=" + styles, "output=" +
			output, "network=" + network, "iterations=1", "levels=1");
	}

	private static HeadlessRun run(final Path fiji, final String... arguments) throws Exception {
		return HeadlessRun.of(fiji, Map.of(), arguments);
	}
}
