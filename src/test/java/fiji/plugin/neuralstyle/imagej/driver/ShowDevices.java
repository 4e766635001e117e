package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Path;
import java.util.Properties;

import ij.IJ;
import ij.measure.ResultsTable;

/** Looks at what there is to compute with, and asks for what is not there. */
public final class ShowDevices implements Scenario {

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		IJ.runMacro("run('Compute Device...', 'seconds=0.1 threads=1');");
		found.setProperty("report", String.valueOf(IJ.getLog()));
		final ResultsTable table = Windows.await("the table", () -> ResultsTable.getResultsTable("Compute Device"));
		found.setProperty("rows", Integer.toString(table.size()));
		IJ.log("\\Clear");
		Pictures.open(64);
		IJ.runMacro("run('Neural Style Transfer...', 'style=" + Pictures.STYLE + " iterations=1 device=mps threads=1');");
		found.setProperty("note", String.valueOf(IJ.getLog()));
	}
}
