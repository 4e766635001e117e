package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import javax.swing.JDialog;

import ij.IJ;
import ij.ImageJ;
import ij.WindowManager;

/**
 * Ends a folder's run by Esc: within a picture, and, when it goes on, between two, where it waits for its turn. The
 * first picture is the style itself, so that there is nothing to do; the others would take hours.
 */
public final class CancelFolder implements Scenario {

	private static final Map<String, String> ENDLESS = Map.of("iterations", "100000000", "variationWeight", "0", "precision",
		"float32");
	private static final String PAINTING = "Style Folder: [2-5] of 5,.*iteration.*";

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		FolderDialog.accept(data, ENDLESS);
		awaitStatus(PAINTING);
		end("within", found);

		Pictures.open(96);
		// Long enough for another run to be asked for while the next three are painted.
		final Map<String, String> slow = new HashMap<>(ENDLESS);
		slow.put("timeLimit", "3");
		slow.put("existing", "skip");
		FolderDialog.accept(data, slow);
		awaitStatus(PAINTING);
		Windows.choose("Neural Style Transfer...");
		final JDialog dialog = Windows.dialog();
		Windows.write(dialog, "iterations", "100000000");
		Windows.press(dialog, "ok");
		Windows.image("Neural Style Transfer (running)");
		end("between", found);
		found.setProperty("kept", Boolean.toString(WindowManager.getImage(Pictures.RESULT) != null));
	}

	private static void end(final String where, final Properties found) throws Exception {
		final long asked = System.currentTimeMillis();
		Windows.pressEscape(IJ.getInstance());
		final FolderTable table = FolderTable.take();
		found.setProperty(where + "Ms", Long.toString(System.currentTimeMillis() - asked));
		found.setProperty(where, table.statuses());
		found.setProperty(where + "Messages", table.messages());
	}

	private static void awaitStatus(final String pattern) {
		Windows.await("the status " + pattern, () -> ImageJ.getStatusBarText().matches(pattern) ? true : null);
	}
}
