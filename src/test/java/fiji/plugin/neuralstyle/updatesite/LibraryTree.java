package fiji.plugin.neuralstyle.updatesite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which library needs which, as {@code mvn dependency:tree -DoutputType=tgf -Dverbose} says.
 *
 * @param needs by names of artifacts, in the order of the listing
 */
record LibraryTree(Map<String, Set<String>> needs) {

	/** A line such as {@code 42 (ai.djl:api:jar:0.36.0:compile - omitted for duplicate)}. */
	private static final Pattern LIBRARY = Pattern.compile("(\\d+) \\(?[^:]+:([^:]+):.*");
	private static final Pattern EDGE = Pattern.compile("(\\d+) (\\d+) .*");
	private static final String END_OF_LIBRARIES = "#";

	/** @throws IOException if the file cannot be read or is something else */
	static LibraryTree read(final Path file) throws IOException {
		final Map<String, String> names = new HashMap<>();
		final Map<String, Set<String>> needs = new LinkedHashMap<>();
		boolean edges = false;
		for (final String line : Files.readAllLines(file)) {
			if (line.equals(END_OF_LIBRARIES)) {
				edges = true;
				continue;
			}
			final Matcher matcher = (edges ? EDGE : LIBRARY).matcher(line);
			if (!matcher.matches()) throw new IOException(file + " is no tree in Maven's tgf form: " + line);
			if (edges) needs.get(names.get(matcher.group(1))).add(names.get(matcher.group(2)));
			else {
				names.put(matcher.group(1), matcher.group(2));
				needs.putIfAbsent(matcher.group(2), new LinkedHashSet<>());
			}
		}
		return new LibraryTree(needs);
	}

	/** Those that a library needs directly. */
	Set<String> of(final String library) {
		return needs.getOrDefault(library, Set.of());
	}
}
