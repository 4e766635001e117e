package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import ij.IJ;
import ij.macro.Interpreter;

/** Plays a folder's recorded line, and once more, and then in batch mode. */
public final class PlayFolderMacro implements Scenario {

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		final String recorded = Files.readString(data.resolve("recorded.ijm"));
		found.setProperty("wentOn", String.valueOf(IJ.runMacro(recorded + "\nreturn 'went on';")));
		found.setProperty("first", FolderTable.take().statuses());
		found.setProperty("written", times(data));
		IJ.runMacro(recorded);
		found.setProperty("second", FolderTable.take().statuses());
		new Interpreter().run("setBatchMode(true);\n" + recorded, "");
		found.setProperty("writtenInTheEnd", times(data));
	}

	/** When each result was written. */
	private static String times(final Path data) throws Exception {
		final StringBuilder times = new StringBuilder();
		for (final Path file : Files.list(data.resolve(FolderDialog.RESULTS)).sorted().toList()) {
			if (!file.toString().endsWith(".csv")) times.append(file.getFileName()).append(' ').append(Files.getLastModifiedTime(
				file)).append('\n');
		}
		return times.toString();
	}
}
