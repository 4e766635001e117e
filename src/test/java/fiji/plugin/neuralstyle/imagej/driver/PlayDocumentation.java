package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.text.TextWindow;

/**
 * Plays the macros of docs/how-it-works.md one after the other, those that optimise with one step on small pictures.
 * Where readers choose the folder with the pictures, it is that of this checkout.
 */
public final class PlayDocumentation implements Scenario {

	private static final Pattern BLOCK = Pattern.compile("```\\n(.*?)```", Pattern.DOTALL);
	private static final Pattern FOLDER = Pattern.compile("getDirectory\\(\"[^\"]*\"\\)");
	private static final Pattern SLOW = Pattern.compile(
		"(run\\(\"(?:Neural Style Transfer|Reconstruct from Layer|Layer Explorer)\\.\\.\\.\", \")([^\"]*)");

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		final Matcher blocks = BLOCK.matcher(Files.readString(Path.of("docs", "how-it-works.md")));
		int number = 0;
		while (blocks.find()) {
			if (blocks.group(1).startsWith("scripts/")) continue;
			final String macro = SLOW.matcher(blocks.group(1)).replaceAll(line -> line.group(1) + line.group(2).replaceAll(
				"(size|iterations)=\\d+", "") + " size=40 iterations=1");
			final String here = FOLDER.matcher(macro).replaceAll("\"docs/images/\"");
			final Interpreter interpreter = new Interpreter();
			interpreter.setIgnoreErrors(true);
			final int before = WindowManager.getImageCount();
			interpreter.run(here, "");
			final String error = interpreter.getErrorMessage();
			found.setProperty("block " + ++number, error == null ? WindowManager.getImageCount() - before + " more" : error);
			takeTable(found);
		}
	}

	/** Each table of the pairs replaces the one before. */
	private static void takeTable(final Properties found) {
		if (!(WindowManager.getWindow("Style Similarity") instanceof TextWindow window)) return;
		final ResultsTable table = window.getResultsTable();
		for (int row = 0; row < table.size(); row++) {
			found.setProperty(table.getStringValue("Image 1", row) + ", " + table.getStringValue("Image 2", row) + ", " + table
				.getStringValue("Layer", row), table.getValue("Style cosine", row) + " " + table.getValue("Content cosine", row) +
					" " + table.getValue("Content distance", row));
		}
	}
}
