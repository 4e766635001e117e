package fiji.plugin.neuralstyle.imagej.driver;

import java.util.Properties;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.text.TextWindow;

/** What a command left on the screen besides the two pictures. */
final class InspectResults {

	private static final String TABLE = "Style Similarity";

	private InspectResults() {}

	/** Notes all of it under the command's name, and closes it. */
	static void take(final String command, final Properties found) {
		for (final int id : WindowManager.getIDList()) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image.getTitle().equals(Pictures.CONTENT) || image.getTitle().equals(Pictures.STYLE)) continue;
			found.setProperty(command + " " + image.getTitle(), image.getBitDepth() + " bits, " + image.getStackSize() + " x " +
				image.getWidth() + " x " + image.getHeight() + ": " + Windows.pixels(image));
			image.changes = false;
			image.close();
		}
		if (WindowManager.getWindow(TABLE) instanceof TextWindow window) {
			final ResultsTable table = window.getResultsTable();
			final StringBuilder rows = new StringBuilder(table.getColumnHeadings());
			for (int row = 0; row < table.size(); row++) {
				rows.append('\n').append(table.getRowAsString(row));
			}
			found.setProperty(command + " table", rows.toString());
			window.close(false);
		}
		IJ.selectWindow(Pictures.CONTENT);
	}
}
