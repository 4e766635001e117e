package fiji.plugin.neuralstyle.command;

import java.util.List;

import fiji.plugin.neuralstyle.batch.BatchReport;
import ij.measure.ResultsTable;

/** What came of a folder, as a results table of ImageJ. */
final class ReportTable {

	static final String TITLE = "Style Folder results";

	private static final List<String> NUMBERS = List.of("seconds", "loss");
	/** Four digits, with a power of ten. */
	private static final int SCIENTIFIC = -4;

	private ReportTable() {}

	static ResultsTable of(final BatchReport report) {
		final ResultsTable table = new ResultsTable();
		for (final List<String> row : report.rows()) {
			table.addRow();
			for (int column = 0; column < row.size(); column++) {
				add(table, BatchReport.COLUMNS.get(column), row.get(column));
			}
		}
		table.setDecimalPlaces(table.getColumnIndex("loss"), SCIENTIFIC);
		return table;
	}

	private static void add(final ResultsTable table, final String column, final String text) {
		if (NUMBERS.contains(column) && !text.isEmpty()) table.addValue(column, Double.parseDouble(text));
		else table.addValue(column, text);
	}
}
