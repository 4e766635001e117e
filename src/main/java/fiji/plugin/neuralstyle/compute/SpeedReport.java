package fiji.plugin.neuralstyle.compute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import ij.measure.ResultsTable;

/**
 * What a test found, as text and as a table.
 *
 * @param machine that was tested
 * @param network that ran
 * @param speeds that were measured; empty if there was no test
 */
public record SpeedReport(Machine machine, NetworkWeights network, List<Speed> speeds) {

	private static final List<Integer> EXPECTED_SIZES = List.of(512, 1024);

	/** A row for each measurement. */
	public ResultsTable table() {
		final ResultsTable table = new ResultsTable();
		for (final Speed speed : speeds) {
			table.addRow();
			table.addValue("device", speed.device().toString());
			table.addValue("precision", speed.precision().toString());
			table.addValue("size", speed.size());
			table.addValue("threads", speed.threads());
			table.addValue("iterations per second", speed.iterationsPerSecond());
			for (final int size : EXPECTED_SIZES) {
				table.addValue("seconds for " + size + " x " + size, Expectation.of(speed, network, size).toMillis() / 1e3);
			}
		}
		return table;
	}

	/** One line each, for people. */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>(machine.lines());
		for (final Speed speed : speeds) {
			lines.add(String.format(Locale.ROOT, "%-5s %-8s %4d x %-4d %8.2f iterations per second, %d %s", speed.device(),
				speed.precision(), speed.size(), speed.size(), speed.iterationsPerSecond(), speed.threads(), speed.threads() == 1 ?
					"thread" : "threads"));
		}
		expected().ifPresent(lines::add);
		return lines;
	}

	/** Of the device and the precision that a run takes by itself, at the largest size that was tested. */
	private Optional<String> expected() {
		return speeds.stream().filter(speed -> speed.device().equals(machine.auto().device()) && speed.precision() == machine
			.auto().precision()).max(Comparator.comparingInt(Speed::size)).map(this::expected);
	}

	private String expected(final Speed speed) {
		final List<String> times = EXPECTED_SIZES.stream().map(size -> text(Expectation.of(speed, network, size)) + " at " + size +
			" x " + size).toList();
		return "To be expected of a run with default settings and the network " + network.name() + ": " + String.join(", ", times);
	}

	private static String text(final Duration time) {
		final long seconds = Math.max(1, time.toSeconds());
		return seconds < 120 ? seconds + " s" : (seconds + 30) / 60 + " min";
	}
}
