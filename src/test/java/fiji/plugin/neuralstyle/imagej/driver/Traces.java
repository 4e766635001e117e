package fiji.plugin.neuralstyle.imagej.driver;

import java.util.Arrays;
import java.util.Objects;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;

/** All that a run could leave behind on an image or in ImageJ, as a text to compare. */
final class Traces {

	private static final String THREADS = "Neural Style";

	private Traces() {}

	/** All, of an image and of ImageJ. */
	static String of(final ImagePlus image) {
		return on(image) + "\n" + inImageJ();
	}

	/** An image's own: its pixels, what Undo would bring back, selection, overlay, title and all else that it has. */
	private static String on(final ImagePlus image) {
		final Roi roi = image.getRoi();
		return String.join("\n", image.getTitle(), Windows.pixels(image), "undo " + undo(image), "selection " + (roi == null
			? "none" : roi + " " + Arrays.toString(roi.getFloatPolygon().xpoints)), "overlay " + image.getOverlay(), image
				.getCalibration().toString(), "properties " + Objects.toString(image.getProperties()), "changes " + image.changes,
			"locked " + image.isLocked(), "slice " + image.getCurrentSlice(), "range " + image.getDisplayRangeMin() + " to " +
				image.getDisplayRangeMax(), "window " + image.getWindow().getBounds());
	}

	/** ImageJ's own: open images, other windows, and threads of the plugin. */
	private static String inImageJ() {
		return "images " + Arrays.toString(WindowManager.getImageTitles()) + ", other windows " + Arrays.toString(WindowManager
			.getNonImageTitles()) + ", threads " + Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(
				name -> name.startsWith(THREADS)).sorted().toList();
	}

	private static String undo(final ImagePlus image) {
		final Object snapshot = image.getProcessor().getSnapshotPixels();
		return snapshot == null ? "nothing" : Integer.toHexString(Arrays.hashCode((int[]) snapshot));
	}
}
