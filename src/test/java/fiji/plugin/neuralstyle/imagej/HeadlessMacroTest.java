package fiji.plugin.neuralstyle.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.scripts.HeadlessRun;

/** The macro for schedulers, in an ImageJ that has the plugin in its menu. */
class HeadlessMacroTest {

	@TempDir
	private static Path folder;

	private static XvfbDisplay display;
	private static Path launcher;
	private static Path network;
	private static Path content;
	private static Path style;

	@BeforeAll
	static void install() throws IOException {
		assumeTrue(XvfbDisplay.isThere(), "Xvfb is not installed");
		display = XvfbDisplay.start();
		final Path installed = Files.createDirectories(folder.resolve("ImageJ"));
		new ImageJInstallation(installed, display);
		launcher = HeadlessRun.launcher(folder, "-Dplugins.dir=" + installed);
		network = Samples.network(folder);
		content = Samples.file(Samples.content(40, 36), Files.createDirectories(folder.resolve("contents")));
		style = Samples.file(Samples.style(40, 40), folder);
	}

	@AfterAll
	static void closeDisplay() {
		if (display != null) display.close();
	}

	@Test
	void aFolderIsPaintedAndAnImageThatFailedIsTold() throws Exception {
		Files.writeString(content.resolveSibling("broken.png"), "no image");
		final Path output = folder.resolve("out");
		final HeadlessRun run = macro(content.getParent(), style, output);

		assertEquals(1, run.code(), run.err());
		assertTrue(run.lastLine().startsWith("1 of 2 images painted"), run.err());
		assertTrue(Files.size(output.resolve("content_style.png")) > 0);
	}

	@Test
	void anImageIsPaintedInPlaceOfAnOlderResult() throws Exception {
		final Path output = Files.writeString(folder.resolve("out.png"), "older");
		final HeadlessRun run = macro(content, style, output);

		assertEquals(0, run.code(), run.err());
		assertEquals("1 image painted: " + output, run.lastLine());
		assertTrue(Files.size(output) > 100);
		assertTrue(Files.notExists(folder.resolve("out.png.part.png")));
	}

	@Test
	void aMacroThatFailedIsTold() throws Exception {
		final HeadlessRun run = macro(content, folder.resolve("nowhere.png"), folder.resolve("none.png"));

		assertEquals(1, run.code(), run.err());
		assertTrue(run.err().contains("Macro Error"), run.err());
		assertTrue(run.lastLine().contains("did not come to its end"), run.err());
	}

	private static HeadlessRun macro(final Path contents, final Path styles, final Path output) throws Exception {
		return HeadlessRun.of(launcher, Map.of("DISPLAY", display.name()), "stylize.ijm", "content=" + contents, "style=" +
			styles, "output=" + output, "network=" + network, "iterations=1", "levels=1");
	}
}
