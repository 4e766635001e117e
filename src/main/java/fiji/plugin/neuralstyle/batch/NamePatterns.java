package fiji.plugin.neuralstyle.batch;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Which files are meant, by name: patterns with {@code *} for any characters, {@code ?} for one,
 * {@code [ab]} and {@code {one,other}}, several separated by semicolons; case does not matter. A pattern
 * with a slash is for the path within the folder, {@code **} standing for any folders.
 *
 * @param text the patterns; blank for all files
 */
public record NamePatterns(String text) {

	/** All files. */
	public static final NamePatterns ALL = new NamePatterns("");

	private static final String SEPARATOR = ";";

	/** @throws IllegalArgumentException if a pattern is not valid */
	public NamePatterns {
		matchers(text, false);
	}

	/**
	 * Whether a file is meant.
	 *
	 * @param file its path within the folder
	 */
	boolean matches(final Path file) {
		final List<PathMatcher> ofNames = matchers(text, false);
		final List<PathMatcher> ofPaths = matchers(text, true);
		return ofNames.isEmpty() && ofPaths.isEmpty() || ofNames.stream().anyMatch(matcher -> matcher.matches(file
			.getFileName())) || ofPaths.stream().anyMatch(matcher -> matcher.matches(file));
	}

	private static List<PathMatcher> matchers(final String text, final boolean ofPaths) {
		return Arrays.stream(text.split(SEPARATOR)).map(String::strip).filter(pattern -> !pattern.isEmpty() && pattern
			.contains("/") == ofPaths).map(NamePatterns::matcher).toList();
	}

	private static PathMatcher matcher(final String pattern) {
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + anyCase(pattern));
		}
		catch (PatternSyntaxException e) {
			throw new IllegalArgumentException("The name pattern \"" + pattern + "\" is not valid: " + e.getDescription() +
				". Write * for any characters and ? for one, such as *.jpg;cell_??.tif.", e);
		}
	}

	/** Every letter outside of brackets as a choice of both cases. */
	private static String anyCase(final String pattern) {
		final StringBuilder glob = new StringBuilder();
		boolean inBrackets = false;
		for (final char c : pattern.toCharArray()) {
			if (c == '[') inBrackets = true;
			if (c == ']') inBrackets = false;
			if (inBrackets || Character.toLowerCase(c) == Character.toUpperCase(c)) glob.append(c);
			else glob.append('[').append(Character.toLowerCase(c)).append(Character.toUpperCase(c)).append(']');
		}
		return glob.toString();
	}
}
