package fiji.plugin.neuralstyle.imagej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import fiji.plugin.neuralstyle.imagej.driver.TakeScreenshots;

/** Makes the manual's pictures of windows; {@code scripts/screenshots} calls it. */
public final class Screenshots {

	private static final String[] NAMES = { "dialog.png", "dialog-more.png", "running.jpg", "losses.png", "finished.jpg" };

	/** Enough for all settings without scrolling. */
	private static final int SCREEN_HEIGHT = 1080;

	private Screenshots() {}

	/** @param arguments the folder with the sample pictures, which also gets the screenshots */
	public static void main(final String[] arguments) throws IOException, InterruptedException {
		final Path images = Path.of(arguments[0]);
		final Path folder = Files.createTempDirectory("screenshots");
		for (final String name : new String[] { "astronaut.jpg", "sunflower.png" }) {
			Files.copy(images.resolve(name), folder.resolve(name));
		}
		try (XvfbDisplay display = XvfbDisplay.start(SCREEN_HEIGHT)) {
			new ImageJInstallation(folder.resolve("imagej"), display).play(TakeScreenshots.class.getName(), folder);
		}
		for (final String name : NAMES) {
			Files.copy(folder.resolve(name), images.resolve(name),
				StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
