package fiji.plugin.neuralstyle.batch;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What results are called: a text in which {@code {content}} and {@code {style}} stand for the names of both
 * images without their endings, and {@code {format}} for the format's. An ending left out is added.
 *
 * @param pattern the text
 */
public record OutputName(String pattern) {

	private static final String CONTENT = "content";
	private static final String STYLE = "style";
	private static final String FORMAT = "format";
	private static final String ENDING = ".{" + FORMAT + "}";
	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
	/** What some system or other does not allow in a file's name. */
	private static final String FORBIDDEN = "[\\\\/:*?\"<>|\\p{Cntrl}]";
	private static final String IMAGE_ENDING = "\\.\\p{Alpha}\\p{Alnum}{0,4}$";

	/** Tells contents and styles apart. */
	public static final OutputName DEFAULT = new OutputName("{content}_{style}.{format}");

	/** @throws IllegalArgumentException if it is no file's name, or has another word in braces */
	public OutputName {
		final String wordless = PLACEHOLDER.matcher(pattern).replaceAll(match -> switch (match.group(1)) {
			case CONTENT, STYLE, FORMAT -> "";
			default -> throw invalid(pattern, "there is no {" + match.group(1) + "}");
		});
		if (pattern.isBlank()) throw invalid(pattern, "it is empty");
		if (wordless.matches(".*[{}].*")) throw invalid(pattern, "a brace has no counterpart");
		if (Pattern.compile(FORBIDDEN).matcher(wordless).find()) {
			throw invalid(pattern, "a file's name has none of the characters \\ / : * ? \" < > |");
		}
		if (pattern.startsWith(".")) throw invalid(pattern, "a file whose name begins with a dot is hidden");
	}

	/** The name of a result. */
	String of(final String contentTitle, final String styleTitle, final ResultFormat format) {
		final Map<String, String> words = Map.of(CONTENT, plain(contentTitle), STYLE, plain(styleTitle), FORMAT, format
			.toString());
		final String whole = pattern.endsWith(ENDING) ? pattern : pattern + ENDING;
		return PLACEHOLDER.matcher(whole).replaceAll(match -> Matcher.quoteReplacement(words.get(match.group(1))));
	}

	private static String plain(final String title) {
		return title.replaceFirst(IMAGE_ENDING, "").replaceAll(FORBIDDEN, "-").strip();
	}

	private static IllegalArgumentException invalid(final String pattern, final String why) {
		return new IllegalArgumentException("The output name \"" + pattern + "\" will not do: " + why +
			". Write it with {content}, {style} and {format}, such as " + DEFAULT.pattern() + ".");
	}
}
