package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.Frame;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ij.WindowManager;
import ij.measure.ResultsTable;

/** The results table that a folder's run ends with. */
final class FolderTable {

	private static final String TITLE = "Style Folder results";

	private final ResultsTable table;

	private FolderTable(final ResultsTable table) {
		this.table = table;
	}

	/** Waits for the table's window, and closes it, so that the next run's can be waited for. */
	static FolderTable take() throws Exception {
		final ResultsTable table = Windows.await("the table of results", () -> ResultsTable.getResultsTable(TITLE));
		final Frame window = WindowManager.getFrame(TITLE);
		Windows.onEventThread(() -> {
			WindowManager.removeWindow(window);
			window.dispose();
			return null;
		});
		return new FolderTable(table);
	}

	/** One status a row, in their order, with spaces between. */
	String statuses() {
		return column("status", " ");
	}

	/** One message a row, in their order, a line each. */
	String messages() {
		return column("message", "\n");
	}

	/** The files' names of the rows of a status. */
	String contents(final String status) {
		return IntStream.range(0, table.size()).filter(row -> status.equals(table.getStringValue("status", row))).mapToObj(
			row -> table.getStringValue("content", row).replaceAll(".*/", "")).collect(Collectors.joining(" "));
	}

	private String column(final String name, final String separator) {
		return IntStream.range(0, table.size()).mapToObj(row -> table.getStringValue(name, row)).collect(Collectors.joining(
			separator));
	}
}
