package fiji.plugin.neuralstyle.imagej;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests whose scenarios are played in plain ImageJ, with real windows on a display without a screen, each in an ImageJ of its own. */
abstract class InRealImageJ {

	private static XvfbDisplay display;
	private static ImageJInstallation imageJ;

	@TempDir
	private static Path folder;

	/** What a scenario reads and writes; a test's own. */
	@TempDir
	Path data;

	@BeforeAll
	static void install() throws IOException {
		assumeTrue(XvfbDisplay.isThere(), "Xvfb is not installed, so there are no windows to test");
		display = XvfbDisplay.start();
		imageJ = new ImageJInstallation(folder, display);
	}

	@AfterAll
	static void closeDisplay() {
		if (display != null) display.close();
		display = null;
	}

	Properties play(final Class<?> scenario) throws IOException, InterruptedException {
		return imageJ.play(scenario.getName(), data);
	}

	/** The same in a Java that has no display. */
	Properties playHeadless(final Class<?> scenario) throws IOException, InterruptedException {
		return imageJ.playHeadless(scenario.getName(), data);
	}
}
