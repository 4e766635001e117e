package fiji.plugin.neuralstyle.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.imagej.driver.EndRun;

/** Ending a run in plain ImageJ, with real windows on a display without a screen. */
class EndRunInImageJTest {

	/** The aim is a second; a machine that does other things as well may be slower. */
	private static final int LONGEST_MS = 5000;

	@TempDir
	private Path folder;

	@TempDir
	private Path data;

	@Test
	void escapeTheWindowAndTheTasksStopEndARunAtOnceKeepThePictureAndLeaveNoTrace() throws Exception {
		assumeTrue(XvfbDisplay.isThere(), "Xvfb is not installed, so there are no windows to test");
		try (XvfbDisplay display = XvfbDisplay.start()) {
			final Properties found = new ImageJInstallation(folder, display).play(EndRun.class.getName(), data);

			for (final String way : new String[] { "escape", "window", "task" }) {
				assertTrue(Integer.parseInt(found.getProperty(way + "Ms")) < LONGEST_MS, way + " took " + found.getProperty(way +
					"Ms") + " ms");
				assertEquals("stopped: cancelled", found.getProperty(way + "Stopped"), way);
				assertEquals("true", found.getProperty(way + "Painted"), way);
				assertTrue(found.getProperty(way + "Before").contains("undo ") && !found.getProperty(way + "Before").contains(
					"undo nothing"), found.getProperty(way + "Before"));
				assertEquals(found.getProperty(way + "Before"), found.getProperty(way + "After"), way);
			}
			assertEquals("true", found.getProperty("undone"));
		}
	}
}
