package fiji.plugin.neuralstyle.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of a CSV file as RFC 4180 has them. */
public final class Csv {

	private static final String LINE_END = "\r\n";
	/** What Excel begins a file in UTF-8 with. */
	private static final String MARK = "\ufeff";

	private Csv() {}

	/** Fields in one line, its end included; a field may hold anything. */
	public static String line(final List<String> fields) {
		return fields.stream().map(Csv::quoted).collect(Collectors.joining(",", "", LINE_END));
	}

	/**
	 * The records of a file's text; blank lines are left out. A line may end as on any system.
	 *
	 * @throws IllegalArgumentException if a quote is never closed
	 */
	public static List<List<String>> parse(final String text) {
		final List<List<String>> records = new ArrayList<>();
		List<String> fields = new ArrayList<>();
		int at = text.startsWith(MARK) ? MARK.length() : 0;
		while (at < text.length()) {
			final StringBuilder field = new StringBuilder();
			at = field(text, at, field);
			fields.add(field.toString());
			final char end = at < text.length() ? text.charAt(at) : '\n';
			at++;
			if (end == ',') {
				if (at == text.length()) fields.add("");
				else continue;
			}
			if (end == '\r' && at < text.length() && text.charAt(at) == '\n') at++;
			if (fields.size() > 1 || !fields.get(0).isBlank()) records.add(fields);
			fields = new ArrayList<>();
		}
		if (!fields.isEmpty()) records.add(fields);
		return records;
	}

	/** Reads one field and returns where it ends: at a comma, at a line's end or at the text's. */
	private static int field(final String text, final int start, final StringBuilder field) {
		int at = start;
		boolean quoted = false;
		while (at < text.length()) {
			final char c = text.charAt(at);
			if (quoted) {
				final boolean two = at + 1 < text.length() && text.charAt(at + 1) == '"';
				if (c != '"' || two) field.append(c);
				if (c == '"' && two) at++;
				else if (c == '"') quoted = false;
			}
			else if (c == ',' || c == '\r' || c == '\n') return at;
			else if (c == '"' && field.length() == 0) quoted = true;
			else field.append(c);
			at++;
		}
		if (quoted) throw new IllegalArgumentException("a quote is never closed: \"" + field.substring(0, Math.min(40, field
			.length())) + "...");
		return at;
	}

	private static String quoted(final String field) {
		final boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
		return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
	}
}
