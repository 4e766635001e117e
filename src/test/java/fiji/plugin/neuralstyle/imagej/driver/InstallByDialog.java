package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JOptionPane;
import javax.swing.JTextArea;

import fiji.plugin.neuralstyle.NetworkServer;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.text.TextWindow;

/**
 * Lists the networks, chooses one that is not installed for a run, says no, then cancels its download, then
 * installs it and runs; and lists them again.
 */
public final class InstallByDialog implements Scenario {

	private static final String QUESTION = "Install " + NetworkServer.NAME;

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		found.setProperty("stateBefore", listedState());
		Pictures.open(64);
		final Recorder recorder = Windows.recorder();
		Windows.choose("Neural Style Transfer...");
		final JDialog dialog = Windows.dialog("Neural Style Transfer");
		found.setProperty("networkAtFirst", String.valueOf(((JComboBox<?>) Windows.part(dialog, "network"))
			.getSelectedItem()));
		Windows.write(dialog, "iterations", "2");
		Windows.write(dialog, "levels", "1");
		Windows.select(dialog, "network", NetworkServer.NAME);
		found.setProperty("cost", Windows.await("the cost", () -> {
			final String text = ((JTextArea) Windows.part(dialog, "cost")).getText();
			return text.contains(NetworkServer.NAME) ? text : null;
		}));

		Windows.press(dialog, "ok");
		final JDialog question = Windows.dialog(QUESTION);
		found.setProperty("question", String.valueOf(((JOptionPane) question.getContentPane().getComponent(0)).getMessage()));
		Windows.answer(question, "Not now");
		Windows.await("no question", () -> question.isShowing() ? null : true);
		found.setProperty("openAfterNo", Boolean.toString(dialog.isShowing()));

		Windows.press(dialog, "ok");
		Windows.answer(Windows.dialog(QUESTION), "Install");
		final JDialog download = Windows.dialog("Installing");
		Windows.await("bytes", () -> data.resolve("networks/." + NetworkServer.NAME + ".part").toFile().length() > 0 ? true
			: null);
		Windows.press(download, "cancelInstall");
		Windows.await("the end of the download", () -> download.isShowing() ? null : true);
		found.setProperty("openAfterCancel", Boolean.toString(dialog.isShowing()));

		Windows.press(dialog, "ok");
		Windows.answer(Windows.dialog(QUESTION), "Install");
		final ImagePlus result = Windows.image(Pictures.RESULT);
		found.setProperty("network", Windows.info(result, "network"));
		found.setProperty("recorded", Windows.await("the recorded line", () -> recorder.getText().contains("network=") ? recorder
			.getText() : null));
		found.setProperty("stateAfter", listedState());
	}

	/** What the table says of the network. */
	private static String listedState() throws Exception {
		Windows.choose("Networks...");
		Windows.press(Windows.dialog("Networks"), "ok");
		final TextWindow window = (TextWindow) Windows.await("the window", () -> WindowManager.getWindow("Networks"));
		final ResultsTable table = Windows.await("the table", window::getResultsTable);
		final int row = List.of(table.getColumnAsStrings("name")).indexOf(NetworkServer.NAME);
		final String state = table.getStringValue("state", row);
		Windows.onEventThread(() -> {
			window.close(false);
			return null;
		});
		return state;
	}
}
