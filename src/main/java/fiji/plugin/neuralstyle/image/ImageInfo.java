package fiji.plugin.neuralstyle.image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text in an image's Info property: one line of {@code key: value} for each entry. Backslashes,
 * control characters, colons in keys and letters beyond Latin-1 are written as Java escapes, so that any
 * text comes back as it was, from a file as well: ImageJ's TIFF reader loses half of such a letter.
 */
public final class ImageInfo {

	private static final String SEPARATOR = ": ";

	private static final Pattern ESCAPE = Pattern.compile("\\\\(\\\\|n|u[0-9a-f]{4})");
	private static final char LAST_OF_LATIN_1 = 0xff;

	private ImageInfo() {}

	/**
	 * The entries as text, in the map's order.
	 *
	 * @throws IllegalArgumentException if a key is empty
	 */
	public static String format(final Map<String, String> entries) {
		final StringBuilder text = new StringBuilder();
		entries.forEach((key, value) -> {
			if (key.isEmpty()) {
				throw new IllegalArgumentException("An entry of an image's Info has no key; give \"" + value + "\" a key.");
			}
			text.append(escape(key, true)).append(SEPARATOR).append(escape(Objects.requireNonNull(value, key), false)).append(
				'\n');
		});
		return text.toString();
	}

	/**
	 * The entries of a text, in its order. Lines that are not {@code key: value}, which other programs may
	 * have added, are left out; of a key that comes twice the first line counts.
	 *
	 * @param text may be null, as an image without an Info property has it
	 */
	public static Map<String, String> parse(final String text) {
		final Map<String, String> entries = new LinkedHashMap<>();
		if (text == null) return entries;
		for (final String line : text.split("\n")) {
			final int end = line.indexOf(SEPARATOR);
			if (end > 0) entries.putIfAbsent(unescape(line.substring(0, end)), unescape(line.substring(end + SEPARATOR.length())));
		}
		return entries;
	}

	private static String escape(final String text, final boolean key) {
		final StringBuilder escaped = new StringBuilder();
		for (final char c : text.toCharArray()) {
			if (c == '\\') escaped.append("\\\\");
			else if (c == '\n') escaped.append("\\n");
			else if (c > LAST_OF_LATIN_1 || Character.isISOControl(c) || key && c == ':') {
				escaped.append(String.format("\\u%04x", (int) c));
			}
			else escaped.append(c);
		}
		return escaped.toString();
	}

	private static String unescape(final String text) {
		return ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(switch (match.group(1)) {
			case "\\" -> "\\";
			case "n" -> "\n";
			default -> Character.toString(Integer.parseInt(match.group(1).substring(1), 16));
		}));
	}
}
