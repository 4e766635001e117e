package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.EventQueue;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.Properties;

import javax.swing.JDialog;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.gui.ImageWindow;

/** Starts runs that would take hours; ends one by Esc and one by closing its window, and watches the event thread. */
public final class CancelRun implements Scenario {

	private static final String LIVE = "Neural Style Transfer (running)";

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.open(96);
		start();
		ImagePlus live = Windows.image(LIVE);
		final String before = Windows.pixels(live);
		final TimedEvents events = TimedEvents.install();
		final ImagePlus moving = live;
		Windows.await("the picture to change", () -> before.equals(Windows.pixels(moving)) ? null : true);
		found.setProperty("subtitle", live.getWindow().createSubtitle());
		// The status bar tells of images as well, for a moment.
		found.setProperty("status", Windows.await("word of the run in the status bar", () -> {
			final String text = ImageJ.getStatusBarText();
			return text.contains("iteration") ? text : null;
		}));
		found.setProperty("longestEventCpuMs", Double.toString(events.longestCpuMs()));
		long asked = System.currentTimeMillis();
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		final ImagePlus kept = Windows.image(Pictures.RESULT);
		found.setProperty("escapeMs", Long.toString(System.currentTimeMillis() - asked));
		found.setProperty("keptWhereThePreviewWas", Boolean.toString(kept == moving));
		found.setProperty("info", kept.getInfoProperty());
		kept.changes = false;
		kept.close();
		IJ.selectWindow(Pictures.CONTENT);
		start();
		live = Windows.image(LIVE);
		final ImageWindow window = live.getWindow();
		asked = System.currentTimeMillis();
		EventQueue.invokeLater(window::close);
		Windows.image(Pictures.RESULT);
		found.setProperty("closeMs", Long.toString(System.currentTimeMillis() - asked));
	}

	private static void start() throws Exception {
		Windows.choose("Neural Style Transfer...");
		final JDialog dialog = Windows.dialog();
		Windows.write(dialog, "iterations", "1000000");
		Windows.press(dialog, "ok");
	}
}
