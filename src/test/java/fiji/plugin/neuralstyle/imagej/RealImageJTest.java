package fiji.plugin.neuralstyle.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.imagej.driver.CancelRun;
import fiji.plugin.neuralstyle.imagej.driver.PaintStack;
import fiji.plugin.neuralstyle.imagej.driver.PlayMacro;
import fiji.plugin.neuralstyle.imagej.driver.RunByMenu;
import fiji.plugin.neuralstyle.imagej.driver.ShowDevices;

/** The plugin in plain ImageJ, with real windows on a display without a screen; each scenario in an ImageJ of its own. */
class RealImageJTest {

	private static XvfbDisplay display;
	private static ImageJInstallation imageJ;

	@TempDir
	private static Path folder;

	@TempDir
	private Path data;

	@BeforeAll
	static void install() throws IOException {
		assumeTrue(XvfbDisplay.isThere(), "Xvfb is not installed, so there are no windows to test");
		display = XvfbDisplay.start();
		imageJ = new ImageJInstallation(folder, display);
	}

	@AfterAll
	static void closeDisplay() {
		if (display != null) display.close();
	}

	@Test
	void aRunByMenuRecordsOneLineThatGivesTheSamePixelsInAFreshImageJ() throws Exception {
		final Properties run = play(RunByMenu.class);

		assertEquals("1", run.getProperty("items"));
		assertEquals("my %5Bcontent%5D 1.png", run.getProperty("content"));
		assertEquals("style.png", run.getProperty("style"));
		assertTrue(run.getProperty("toolTip").contains("How much style"), run.getProperty("toolTip"));
		assertEquals("false", run.getProperty("advancedAtFirst"));
		assertEquals("yes", run.getProperty("refused"));
		assertEquals("1", run.getProperty("lines"), Files.readString(data.resolve("recorded.ijm")));

		final Properties played = play(PlayMacro.class);

		assertEquals("my (content) 1 in the style of style", played.getProperty("title"));
		assertEquals(run.getProperty("pixels"), played.getProperty("pixels"));
		assertEquals("my (content) 1 in the style of style", played.getProperty("batchTitle"));
		assertEquals(run.getProperty("pixels"), played.getProperty("batchPixels"));
		assertEquals("my (content) 1 in the style of style", played.getProperty("shortTitle"));
		assertTrue(played.getProperty("error").contains("relu9_9"), played.getProperty("error"));
		assertEquals("false", played.getProperty("wentOn"));
	}

	@Test
	void escapeAndClosingTheWindowEndARunAndKeepThePicture() throws Exception {
		final Properties found = play(CancelRun.class);

		assertTrue(found.getProperty("subtitle").contains("loss"), found.getProperty("subtitle"));
		assertTrue(found.getProperty("info").contains("stopped: cancelled"), found.getProperty("info"));
		assertEquals("true", found.getProperty("keptWhereThePreviewWas"));
		assertTrue(found.containsKey("closeMs"), "the picture so far should have come back");
	}

	@Test
	void aSelectionInAStackOfFiveSlicesIsPainted() throws Exception {
		final Properties found = play(PaintStack.class);

		assertEquals("stack in the style of style", found.getProperty("title"));
		assertEquals("5", found.getProperty("slices"));
		assertEquals("false", found.getProperty("contentChanged"));
		assertEquals("0", found.getProperty("changedOutside"));
		assertTrue(Integer.parseInt(found.getProperty("changedInside")) > 2000, found.getProperty("changedInside"));
	}

	@Test
	void theLogShowsDevicesAndWhyOneThatIsAskedForIsNotUsed() throws Exception {
		final Properties found = play(ShowDevices.class);

		assertTrue(found.getProperty("report").contains("cpu: works"), found.getProperty("report"));
		assertTrue(Integer.parseInt(found.getProperty("rows")) >= 4, found.getProperty("rows"));
		assertTrue(found.getProperty("note").contains("There is no device mps to be used: ") && found.getProperty("note")
			.contains("The run is on cpu instead."), found.getProperty("note"));
	}

	private Properties play(final Class<?> scenario) throws IOException, InterruptedException {
		return imageJ.play(scenario.getName(), data);
	}
}
