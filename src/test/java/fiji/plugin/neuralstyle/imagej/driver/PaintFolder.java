package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import ij.ImageJ;
import ij.plugin.frame.Recorder;

/** Paints a folder by menu, with the recorder running. */
public final class PaintFolder implements Scenario {

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		final Recorder recorder = Windows.recorder();
		found.setProperty("items", Integer.toString(Windows.count("Style Folder...")));
		found.setProperty("dialog", FolderDialog.accept(data, Map.of("iterations", "2")));
		final FolderTable table = FolderTable.take();
		found.setProperty("done", table.contents("done"));
		found.setProperty("failed", table.contents("failed"));
		final String macro = Windows.await("the recorded line", () -> recorder.getText().contains("run(") ? recorder.getText()
			: null);
		found.setProperty("statusLine", Windows.onEventThread(ImageJ::getStatusBarText));
		final List<String> lines = macro.lines().filter(line -> !line.isBlank()).toList();
		found.setProperty("lines", Integer.toString(lines.size()));
		Files.writeString(data.resolve("recorded.ijm"), String.join("\n", lines));
	}
}
