package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Path;
import java.util.Properties;

import javax.swing.JComboBox;
import javax.swing.JDialog;

import ij.IJ;
import ij.ImagePlus;

/** Paints a picture, saves and closes it; opens it another day, saves its settings, and makes it again. */
public final class ReproduceByMenu implements Scenario {

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.open(64);
		IJ.runMacro("run('Neural Style Transfer...', 'content=[my %5Bcontent%5D 1.png] style=" + Pictures.STYLE +
			" levels=2 iterations=5 strength=60 start=noise seed=4');");
		final ImagePlus painted = Windows.image(Pictures.RESULT);
		found.setProperty("pixels", Windows.pixels(painted));
		IJ.saveAsTiff(painted, data.resolve("painted.tif").toString());
		painted.close();
		IJ.open(data.resolve("painted.tif").toString());

		Windows.choose("Save Preset...");
		final JDialog save = Windows.dialog("Save Preset");
		Windows.write(save, "name", "mine");
		Windows.select(save, "source", "painted.tif");
		Windows.press(save, "ok");
		found.setProperty("saved", Windows.await("the preset", ReproduceByMenu::log));
		Windows.choose("Neural Style Transfer...");
		final JDialog main = Windows.dialog();
		Windows.select(main, "preset", "mine");
		found.setProperty("seed", Windows.get(main, "seed"));
		found.setProperty("preset", String.valueOf(((JComboBox<?>) Windows.part(main, "preset")).getSelectedItem()));
		Windows.press(main, "cancel");
		Windows.await("the dialog's end", () -> main.isShowing() ? null : true);

		IJ.selectWindow("painted.tif");
		Windows.choose("Reproduce from Image...");
		final JDialog again = Windows.dialog("Reproduce from Image");
		found.setProperty("result", String.valueOf(((JComboBox<?>) Windows.part(again, "result")).getSelectedItem()));
		Windows.press(again, "ok");
		found.setProperty("said", Windows.await("the comparison", () -> String.valueOf(IJ.getLog()).contains("The new image") ? IJ
			.getLog() : null));
		found.setProperty("again", Windows.pixels(Windows.image(Pictures.RESULT)));
	}

	private static String log() {
		return IJ.getLog();
	}
}
