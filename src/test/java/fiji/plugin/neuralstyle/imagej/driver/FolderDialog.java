package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Path;
import java.util.Map;

import javax.swing.JDialog;

/** Style Folder's menu item and dialog, as a user goes through them. */
final class FolderDialog {

	/** The folder of contents, and one of a name with spaces for results. */
	static final String CONTENTS = "contents";
	static final String RESULTS = "my results";
	static final String STYLE = "wave.png";

	private FolderDialog() {}

	/**
	 * Opens it, says where the pictures are, and presses OK.
	 *
	 * @param data folder of the contents' folder, the style and the results
	 * @param settings texts for other fields, by their parameters' names
	 * @return its title
	 */
	static String accept(final Path data, final Map<String, String> settings) throws Exception {
		Windows.choose("Style Folder...");
		final JDialog dialog = Windows.dialog();
		Windows.write(dialog, "contentFolder", data.resolve(CONTENTS).toString());
		Windows.write(dialog, "style", data.resolve(STYLE).toString());
		Windows.write(dialog, "outputFolder", data.resolve(RESULTS).toString());
		Windows.write(dialog, "levels", "1");
		for (final Map.Entry<String, String> setting : settings.entrySet()) {
			Windows.write(dialog, setting.getKey(), setting.getValue());
		}
		Windows.press(dialog, "ok");
		Windows.await("the dialog's end", () -> dialog.isShowing() ? null : true);
		return dialog.getTitle();
	}
}
