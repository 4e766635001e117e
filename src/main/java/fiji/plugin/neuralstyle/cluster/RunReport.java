package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.batch.Csv;
import fiji.plugin.neuralstyle.image.WholeFile;

/**
 * What became of a run, as one table.
 *
 * @param survey of all rows
 */
public record RunReport(Survey survey) {

	static final List<String> COLUMNS = List.of("id", "content", "style", "output", "status", "attempts", "seconds",
		"iterations", "loss", "host", "job", "message");

	/** A line for each row, after the names of the columns; blank where there is nothing to say. */
	List<List<String>> lines() {
		final List<List<String>> lines = new ArrayList<>(List.of(COLUMNS));
		survey.states().forEach(state -> lines.add(line(state)));
		return lines;
	}

	/** Writes the table as CSV (RFC 4180), whole or not at all; one of that name is replaced. */
	public void write(final Path file) throws IOException {
		final String text = lines().stream().map(Csv::line).collect(Collectors.joining());
		WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static List<String> line(final RowState state) {
		final Row row = state.row();
		final List<String> line = new ArrayList<>(List.of(row.id(), row.content(), row.style(), row.output(), state.kind()
			.toString()));
		final Optional<RowStatus> status = state.status();
		if (status.isEmpty()) {
			line.addAll(List.of("", "", "", "", "", "", ""));
			return line;
		}
		final RowStatus said = status.get();
		line.addAll(List.of(Integer.toString(said.attempts()), String.format(Locale.ROOT, "%.1f", said.seconds()), said.isDone()
			? Integer.toString(said.iterations()) : "", Double.isNaN(said.loss()) ? "" : Double.toString(said.loss()), said.holder()
				.host(), said.holder().job(), said.message()));
		return line;
	}
}
