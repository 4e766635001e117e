package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import javax.swing.JDialog;

import ij.plugin.frame.Recorder;

/** Runs each command that looks into a network by the menu and its dialog, with the recorder running. */
public final class InspectByMenu implements Scenario {

	private Recorder recorder;
	private Properties found;

	@Override
	public void play(final Path data, final Properties results) throws Exception {
		found = results;
		Pictures.open(64);
		recorder = Windows.recorder();
		run("Feature Maps...", Map.of("layers", "relu1_1,relu3_1", "most", "3", "values", "normalised"));
		run("Gram Matrix...", Map.of("other", Pictures.STYLE, "layer", "relu2_1"));
		run("Style Similarity...", Map.of("layers", "relu1_1,relu3_1", "size", "48", "figure", "heat map"));
		run("Convolution Kernel...", Map.of("kernel", "learned", "channel", "4"));
		run("Convolution Kernel...", Map.of("kernel", "edge detection"));
		run("Reconstruct from Layer...", Map.of("layers", "relu1_1,relu2_1", "size", "48", "iterations", "2"));
		run("Layer Explorer...", Map.of("contentLayers", "relu2_1,relu3_1", "styleWeights", "1,100", "size", "40", "iterations",
			"2"));
		run("Synthesize Texture...", Map.of("width", "64", "height", "48", "tileable", true, "iterations", "2"));
		Files.write(data.resolve("recorded.ijm"), lines());
	}

	private void run(final String command, final Map<String, ?> settings) throws Exception {
		final int before = lines().size();
		Windows.choose(command);
		final JDialog dialog = Windows.dialog();
		for (final Map.Entry<String, ?> setting : settings.entrySet()) {
			Windows.set(dialog, setting.getKey(), setting.getValue());
		}
		Windows.press(dialog, "ok");
		final List<String> lines = Windows.await("the recorded line of " + command, () -> lines().size() > before ? lines()
			: null);
		found.setProperty("lines of " + command, Integer.toString(lines.size() - before));
		InspectResults.take(command + " " + lines.size(), found);
	}

	/** ImageJ itself records which window came to the front, at times of its own. */
	private List<String> lines() {
		return recorder.getText().lines().filter(line -> line.startsWith("run(")).toList();
	}
}
