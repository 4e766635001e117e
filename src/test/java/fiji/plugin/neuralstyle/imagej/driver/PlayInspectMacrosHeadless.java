package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import ij.macro.Interpreter;

/** Plays recorded lines on the two pictures without a display. Tables, which have no window then, go to a file. */
public final class PlayInspectMacrosHeadless implements Scenario {

	/** The file in the data folder. */
	public static final String TABLE = "table.csv";

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		if (!GraphicsEnvironment.isHeadless()) throw new IllegalStateException("There is a display.");
		Interpreter.batchMode = true;
		Pictures.open(64);
		final List<String> lines = Files.readAllLines(data.resolve("recorded.ijm"));
		for (int n = 0; n < lines.size(); n++) {
			final String command = lines.get(n).split("\"")[1];
			// Of the commands, one has such a file, and its recorded line names none.
			final String line = lines.get(n).replace("tablefile=", "tablefile=[" + data.resolve(TABLE) + "] ");
			final Interpreter interpreter = new Interpreter();
			interpreter.setIgnoreErrors(true);
			interpreter.run(HeadlessMenu.line(line), "");
			// A macro that ends ends batch mode.
			Interpreter.batchMode = true;
			if (interpreter.getErrorMessage() != null) throw new IllegalStateException(line + ": " + interpreter
				.getErrorMessage());
			InspectResults.take(command + " " + (n + 1), found);
		}
	}
}
