package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.util.List;

import fiji.plugin.neuralstyle.NetworkSize;
import fiji.plugin.neuralstyle.weights.store.NetworkInfo;
import ij.measure.ResultsTable;

/** Networks as a results table of ImageJ. */
final class NetworksTable {

	static final String TITLE = "Networks";

	private NetworksTable() {}

	/** @throws IOException if a network's file cannot be looked at */
	static ResultsTable of(final List<NetworkInfo> networks) throws IOException {
		final ResultsTable table = new ResultsTable();
		for (final NetworkInfo network : networks) {
			table.addRow();
			table.addValue("name", network.name());
			table.addValue("state", network.state().toString());
			table.addValue("file", network.file().map(Object::toString).orElse(""));
			table.addValue("size", NetworkSize.of(network).toString());
			table.addValue("description", network.description());
		}
		return table;
	}
}
