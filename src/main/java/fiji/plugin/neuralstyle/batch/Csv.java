package fiji.plugin.neuralstyle.batch;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of a CSV file as RFC 4180 has them. */
public final class Csv {

	private static final String LINE_END = "\r\n";

	private Csv() {}

	/** Fields in one line, its end included; a field may hold anything. */
	public static String line(final List<String> fields) {
		return fields.stream().map(Csv::quoted).collect(Collectors.joining(",", "", LINE_END));
	}

	private static String quoted(final String field) {
		final boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
		return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
	}
}
