package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import javax.swing.JDialog;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Toolbar;
import ij.plugin.frame.Recorder;

/** Explores, clicks on the last picture of the contact sheet, and runs the main dialog that opens. */
public final class ChooseFromSheet implements Scenario {

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.open(64);
		Windows.choose("Layer Explorer...");
		final JDialog explorer = Windows.dialog();
		Windows.set(explorer, "contentLayers", "relu2_1,relu3_1");
		Windows.set(explorer, "styleWeights", "1,300");
		Windows.set(explorer, "size", "40");
		Windows.set(explorer, "iterations", "1");
		Windows.press(explorer, "ok");
		final ImagePlus sheet = Windows.image("Layer Explorer of " + Pictures.CONTENT + " and " + Pictures.STYLE);
		Windows.await("its window", () -> sheet.getCanvas() != null && sheet.getCanvas().isShowing() ? true : null);
		final Recorder recorder = Windows.recorder();
		IJ.setTool(Toolbar.RECTANGLE);
		Windows.click(sheet, sheet.getWidth() - 20, sheet.getHeight() - 40);
		final JDialog dialog = Windows.dialog();
		found.setProperty("title", dialog.getTitle());
		for (final String input : List.of("preset", "content", "style", "network", "contentLayers", "styleWeight", "size",
			"iterations"))
		{
			found.setProperty(input, Windows.get(dialog, input));
		}
		found.setProperty("selection", sheet.getRoi().getBounds().toString());
		Windows.set(dialog, "iterations", "1");
		Windows.set(dialog, "levels", "1");
		Windows.press(dialog, "ok");
		Windows.image(Pictures.RESULT);
		found.setProperty("recorded", Windows.await("the recorded line", () -> recorder.getText().lines().filter(line -> line
			.startsWith("run(")).findFirst().orElse(null)));
	}
}
