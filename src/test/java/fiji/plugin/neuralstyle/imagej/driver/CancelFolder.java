package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import javax.swing.JDialog;

import ij.IJ;
import ij.ImageJ;
import ij.WindowManager;

/** Ends a folder's run by Esc: within a picture, and, when it goes on, between two, where it waits for its turn. */
public final class CancelFolder implements Scenario {

	/** Each picture of the folder takes this long: Adam finds no minimum to end at, and none can finish so many iterations. */
	private static final Map<String, String> SLOW = Map.of("optimizer", "Adam", "iterations", "100000000", "timeLimit", "1.5");

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		FolderDialog.accept(data, SLOW);
		awaitResults(data, 1);
		awaitStatus("Style Folder: 2 of 5,.*iteration.*");
		end("within", found);

		Pictures.open(96);
		FolderDialog.accept(data, SLOW);
		awaitStatus("Style Folder: 2 of 5,.*iteration.*");
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

	private static void awaitResults(final Path data, final int count) {
		Windows.await(count + " results", () -> {
			try (Stream<Path> files = Files.list(data.resolve(FolderDialog.RESULTS))) {
				return files.filter(file -> file.toString().endsWith(".png")).count() >= count ? true : null;
			}
			catch (java.io.IOException e) {
				// The folder is made with the first of them.
				return null;
			}
		});
	}

	private static void awaitStatus(final String pattern) {
		Windows.await("the status " + pattern, () -> ImageJ.getStatusBarText().matches(pattern) ? true : null);
	}
}
