package fiji.plugin.neuralstyle.updatesite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What {@code update-site/fiji-libraries.txt} says of Fiji's libraries, by names without versions.
 *
 * @param provided libraries of this plugin that Fiji has
 * @param taken names that Fiji has for something else
 */
public record FijiLibraries(Set<String> provided, Set<String> taken) {

	private static final String TAKEN = "taken:";

	/** @throws IOException if the list cannot be read */
	public static FijiLibraries read(final Path list) throws IOException {
		final Set<String> provided = new HashSet<>();
		final Set<String> taken = new HashSet<>();
		for (final String line : Files.readAllLines(list)) {
			if (line.isBlank() || line.startsWith("#")) continue;
			final String[] words = line.split("\\s+");
			if (words[0].equals(TAKEN)) taken.add(words[1]);
			else provided.add(words[0]);
		}
		return new FijiLibraries(Set.copyOf(provided), Set.copyOf(taken));
	}
}
