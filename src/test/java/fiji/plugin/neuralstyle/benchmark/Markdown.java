package fiji.plugin.neuralstyle.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A Markdown table that grows by rows, and numbers for its cells. */
final class Markdown {

	private final StringBuilder text = new StringBuilder();

	Markdown(final List<String> headings) {
		row(headings);
		row(Collections.nCopies(headings.size(), "---"));
	}

	Markdown row(final List<String> cells) {
		text.append("| ").append(String.join(" | ", cells)).append(" |\n");
		return this;
	}

	@Override
	public String toString() {
		return text.toString();
	}

	/** Three significant digits. */
	static String number(final double value) {
		if (value == 0) return "0";
		final int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
		if (magnitude < -4 || magnitude > 6) return String.format(Locale.ROOT, "%.2e", value);
		return String.format(Locale.ROOT, "%." + Math.max(0, 2 - magnitude) + "f", value);
	}
}
