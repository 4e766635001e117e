package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Path;
import java.util.Properties;

import javax.swing.JComboBox;
import javax.swing.JDialog;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

/** Runs by dialog with the network that it prefers, then a macro that names none. */
public final class PreferInstalled implements Scenario {

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.open(64);
		final Recorder recorder = Windows.recorder();
		Windows.choose("Neural Style Transfer...");
		final JDialog dialog = Windows.dialog();
		found.setProperty("networkAtFirst", String.valueOf(((JComboBox<?>) Windows.part(dialog, "network"))
			.getSelectedItem()));
		Windows.write(dialog, "iterations", "2");
		Windows.write(dialog, "levels", "1");
		Windows.press(dialog, "ok");
		final ImagePlus result = Windows.image(Pictures.RESULT);
		found.setProperty("network", Windows.info(result, "network"));
		found.setProperty("recorded", Windows.await("the recorded line", () -> recorder.getText().contains("network=") ? recorder
			.getText() : null));
		result.changes = false;
		result.close();
		IJ.runMacro("run('Neural Style Transfer...', 'content=[" + Pictures.CONTENT.replace("[", "%5B").replace("]", "%5D") +
			"] style=" + Pictures.STYLE + " iterations=1 levels=1');");
		found.setProperty("macroNetwork", Windows.info(WindowManager.getImage(
			Pictures.RESULT), "network"));
	}
}
