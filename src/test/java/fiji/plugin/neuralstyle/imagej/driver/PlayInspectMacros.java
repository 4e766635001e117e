package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import ij.macro.Interpreter;

/** Plays recorded lines on the two pictures, each for itself. */
public final class PlayInspectMacros implements Scenario {

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.open(64);
		final List<String> lines = Files.readAllLines(data.resolve("recorded.ijm"));
		for (int n = 0; n < lines.size(); n++) {
			new Interpreter().run(lines.get(n), "");
			InspectResults.take(lines.get(n).split("\"")[1] + " " + (n + 1), found);
		}
	}
}
