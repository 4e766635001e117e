package fiji.plugin.neuralstyle.cluster;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words of a command line, written in one text; blanks within one are quoted, as in a shell. */
public final class Words {

	private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
	private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
	private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
	private static final Pattern CAPITAL = Pattern.compile("(\\p{Upper})");

	private Words() {}

	/**
	 * The words of a text.
	 *
	 * @throws IllegalArgumentException if a quote is never closed
	 */
	public static List<String> of(final String text) {
		if (!WORD.matcher(text).replaceAll("").isBlank()) {
			throw new IllegalArgumentException("In the settings \"" + text + "\" a quote is never closed.");
		}
		return WORD.matcher(text).results().map(MatchResult::group).map(Words::unquoted).toList();
	}

	/** The words as a text from which {@link #of} and a shell read the same ones. */
	public static String text(final List<String> words) {
		return words.stream().map(Words::quoted).collect(Collectors.joining(" "));
	}

	/** {@code styleWeight}, as macros call it, is the flag {@code --style-weight}. */
	static String flag(final String name) {
		return "--" + CAPITAL.matcher(name.strip()).replaceAll(match -> "-" + match.group().toLowerCase(Locale.ROOT));
	}

	private static String unquoted(final String word) {
		return QUOTED.matcher(word).replaceAll(match -> Matcher.quoteReplacement(match.group(1) == null ? match
			.group(2) : match.group(1)));
	}

	private static String quoted(final String word) {
		if (PLAIN.matcher(word).matches()) return word;
		return "'" + word.replace("'", "'\"'\"'") + "'";
	}
}
