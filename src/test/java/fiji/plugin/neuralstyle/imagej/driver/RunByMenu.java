package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import javax.swing.JComboBox;
import javax.swing.JDialog;

import ij.ImagePlus;
import ij.plugin.frame.Recorder;

/** Opens two images, chooses the command, changes three settings, presses OK, with the recorder running. */
public final class RunByMenu implements Scenario {

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.open(64);
		final Recorder recorder = Windows.recorder();
		found.setProperty("items", Integer.toString(Windows.count("Neural Style Transfer...")));
		Windows.choose("Neural Style Transfer...");
		final JDialog dialog = Windows.dialog();
		found.setProperty("content", String.valueOf(((JComboBox<?>) Windows.part(dialog, "content")).getSelectedItem()));
		found.setProperty("style", String.valueOf(((JComboBox<?>) Windows.part(dialog, "style")).getSelectedItem()));
		found.setProperty("toolTip", String.valueOf(Windows.part(dialog, "strength").getToolTipText()));
		found.setProperty("advancedAtFirst", Boolean.toString(Windows.part(dialog, "iterations").isShowing()));
		Windows.press(dialog, "more");
		Windows.await("more settings", () -> Windows.part(dialog, "iterations").isShowing() ? true : null);
		Windows.write(dialog, "iterations", "none");
		found.setProperty("refused", Windows.await("a refusal", () -> Windows.part(dialog, "ok").isEnabled() ? null : "yes"));
		Windows.write(dialog, "iterations", "3");
		Windows.write(dialog, "levels", "1");
		Windows.await("the correction", () -> Windows.part(dialog, "ok").isEnabled() ? true : null);
		Windows.press(dialog, "ok");
		final ImagePlus result = Windows.image(Pictures.RESULT);
		final String macro = Windows.await("the recorded line", () -> recorder.getText().contains("run(") ? recorder.getText()
			: null);
		found.setProperty("pixels", Windows.pixels(result));
		// ImageJ itself records which window came to the front, at times of its own.
		final List<String> lines = macro.lines().filter(line -> !line.isBlank() && !line.startsWith("selectImage(")).toList();
		found.setProperty("lines", Integer.toString(lines.size()));
		Files.writeString(data.resolve("recorded.ijm"), String.join("\n", lines));
	}
}
