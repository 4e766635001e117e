package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.nio.file.Path;
import java.util.Properties;

import javax.imageio.ImageIO;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JDialog;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

/** Runs the sample pictures by menu, and takes the pictures of windows that the manual shows. */
public final class TakeScreenshots implements Scenario {

	private static final String RESULT = "astronaut in the style of sunflower";
	/** What shows how it works without being finished. */
	private static final long WELL_UNDER_WAY_MS = 6_000;

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		open(data, "sunflower.png", 900, 480);
		final ImagePlus content = open(data, "astronaut.jpg", 40, 300);
		IJ.selectWindow(content.getID());
		Windows.choose("Neural Style Transfer...");
		final JDialog dialog = Windows.dialog();
		Thread.sleep(500);
		take(dialog, data, "dialog.png");
		Windows.press(dialog, "more");
		Windows.await("more settings", () -> Windows.part(dialog, "iterations").isShowing() ? true : null);
		Windows.onEventThread(() -> {
			((JComboBox<?>) Windows.part(dialog, "style")).setSelectedItem("sunflower.png");
			((JCheckBox) Windows.part(dialog, "lossPlot")).doClick();
			return null;
		});
		Thread.sleep(500);
		take(dialog, data, "dialog-more.png");
		Windows.press(dialog, "ok");
		final ImagePlus live = Windows.image("Neural Style Transfer (running)");
		Thread.sleep(WELL_UNDER_WAY_MS);
		take(live.getWindow(), data, "running.jpg");
		Windows.await("the result", () -> WindowManager.getImage(RESULT));
		final ImagePlus losses = Windows.await("the plot", () -> WindowManager.getImage("Losses of Neural Style Transfer"));
		Windows.onEventThread(() -> {
			losses.getWindow().toFront();
			return null;
		});
		Thread.sleep(1000);
		take(losses.getWindow(), data, "losses.png");
		losses.close();
		take(WindowManager.getImage(RESULT).getWindow(), data, "finished.jpg");
	}

	private static ImagePlus open(final Path data, final String name, final int x, final int y) {
		final ImagePlus image = IJ.openImage(data.resolve(name).toString());
		image.show();
		image.getWindow().setLocation(x, y);
		return image;
	}

	private static void take(final Window window, final Path data, final String name) throws Exception {
		window.toFront();
		Thread.sleep(500);
		final Rectangle bounds = window.getBounds();
		final String format = name.substring(name.lastIndexOf('.') + 1);
		ImageIO.write(new Robot().createScreenCapture(bounds), format, data.resolve(name).toFile());
	}
}
