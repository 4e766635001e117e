package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.Frame;
import java.awt.Window;
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
			((Window) window).dispose();
			return null;
		});
		return new FolderTable(table);
	}

	/** One status a row, in their order. */
	String statuses() {
		return column("status");
	}

	/** One message a row, in their order. */
	String messages() {
		return IntStream.range(0, table.size()).mapToObj(row -> table.getStringValue("message", row)).collect(Collectors
			.joining("\n"));
	}

	/** The files' names of the rows of a status. */
	String contents(final String status) {
		return IntStream.range(0, table.size()).filter(row -> status.equals(table.getStringValue("status", row))).mapToObj(
			row -> table.getStringValue("content", row).replaceAll(".*/", "")).collect(Collectors.joining(" "));
	}

	private String column(final String name) {
		return IntStream.range(0, table.size()).mapToObj(row -> table.getStringValue(name, row)).collect(Collectors.joining(
			" "));
	}
}
