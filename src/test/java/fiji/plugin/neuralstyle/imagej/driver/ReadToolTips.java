package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import javax.swing.JDialog;

/** Opens each command's dialog, looks which of its settings have no tooltip, and presses Cancel. */
public final class ReadToolTips implements Scenario {

	private static final List<String> COMMANDS = List.of("Neural Style Transfer...", "Style Folder...", "Feature Maps...",
		"Gram Matrix...", "Style Similarity...", "Convolution Kernel...", "Reconstruct from Layer...", "Layer Explorer...",
		"Compute Device...", "Networks...", "Learn Network from Folder...", "Save Preset...",
		"Reproduce from Image...", "Augment Folder...");

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.open(64);
		for (final String command : COMMANDS) {
			Windows.choose(command);
			final JDialog dialog = Windows.dialog();
			found.setProperty(command, String.join(" ", Windows.onEventThread(() -> Windows.untold(dialog.getContentPane()))));
			Windows.press(dialog, "cancel");
			Windows.await("the dialog's end", () -> dialog.isShowing() ? null : true);
		}
	}
}
