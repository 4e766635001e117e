package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

/** Plays a stack's recorded line on the same stack with the same selection. */
public final class PlayStackMacro implements Scenario {

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.openStack();
		IJ.runMacro(Files.readString(data.resolve("recorded.ijm")));
		final ImagePlus result = WindowManager.getCurrentImage();
		found.setProperty("title", result.getTitle());
		found.setProperty("pixels", Windows.pixels(result));
	}
}
