package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.Properties;

import javax.swing.JDialog;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Toolbar;

/** Clicks on a picture and on its feature maps with the point tool, and looks at a kernel before it is applied. */
public final class ClickAndPreview implements Scenario {

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.open(64);
		receptiveFields(found);
		preview(found);
	}

	private static void receptiveFields(final Properties found) throws Exception {
		final ImagePlus content = WindowManager.getImage(Pictures.CONTENT);
		Windows.choose("Feature Maps...");
		Windows.press(Windows.dialog(), "ok");
		final ImagePlus maps = Windows.image("Feature maps of " + Pictures.CONTENT + " at relu3_1");
		IJ.setTool(Toolbar.POINT);
		Windows.click(content, 33, 17);
		found.setProperty("onPicture", Windows.await("a square", () -> square(content, null)));
		Windows.click(maps, 3, 12);
		found.setProperty("onMaps", Windows.await("another square", () -> square(content, found.getProperty("onPicture"))));
		maps.close();
	}

	private static String square(final ImagePlus image, final String before) {
		if (image.getOverlay() == null) return null;
		final Rectangle bounds = image.getOverlay().get(0).getBounds();
		final String text = bounds.x + "," + bounds.y + " " + bounds.width;
		return text.equals(before) ? null : text;
	}

	private static void preview(final Properties found) throws Exception {
		IJ.selectWindow(Pictures.CONTENT);
		Windows.choose("Convolution Kernel...");
		final JDialog dialog = Windows.dialog();
		Windows.set(dialog, "preview", true);
		final ImagePlus preview = Windows.image("Preview");
		final String edges = Windows.pixels(preview);
		Windows.set(dialog, "kernel", "sharpen");
		Windows.await("another preview", () -> edges.equals(Windows.pixels(preview)) ? null : true);
		final String sharpened = Windows.pixels(preview);
		Windows.press(dialog, "cancel");
		Windows.await("the preview to go", () -> WindowManager.getImage("Preview") == null ? true : null);
		IJ.selectWindow(Pictures.CONTENT);
		IJ.run("Convolution Kernel...", "kernel=sharpen image=[" + Pictures.CONTENT.replace("[", "%5B").replace("]", "%5D") +
			"]");
		found.setProperty("previewIsTheResult", Boolean.toString(sharpened.equals(Windows.pixels(Windows.image("sharpen of " +
			Pictures.CONTENT)))));
		found.setProperty("kernelIsShown", Boolean.toString(WindowManager.getImage("Kernel: sharpen") != null));
	}
}
