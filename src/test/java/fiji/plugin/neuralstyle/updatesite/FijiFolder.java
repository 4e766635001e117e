package fiji.plugin.neuralstyle.updatesite;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder with what goes into Fiji, and what each of its files needs. */
final class FijiFolder {

	private static final String JAR = ".jar";

	/** Libraries that have another name in Fiji. */
	private static final Map<String, String> RENAMED = Map.of("djl-api", "api");

	/**
	 * Fiji has a logger of its own. Native libraries are on the site for themselves, as Fiji's updater installs what a file
	 * needs whatever its platform.
	 */
	private static final Set<String> NEEDED_BY_NONE = Set.of("slf4j-nop", "pytorch-native-cpu");

	private final Path folder;
	private final LibraryTree tree;
	private final FijiLibraries fiji;
	private final Map<String, String> descriptions;

	FijiFolder(final Path folder, final LibraryTree tree, final FijiLibraries fiji, final Map<String, String> descriptions) {
		this.folder = folder;
		this.tree = tree;
		this.fiji = fiji;
		this.descriptions = descriptions;
	}

	/**
	 * Its files, as a site offers them.
	 *
	 * @throws IllegalArgumentException if one is without a description, takes a name of Fiji's, or needs a library that is
	 *           neither here nor in Fiji
	 */
	List<Offer> offers() throws IOException {
		final Map<String, String> places = places();
		final List<Offer> offers = new ArrayList<>();
		for (final String filename : filenames()) {
			final String name = library(filename);
			if (fiji.taken().contains(name) || fiji.provided().contains(name)) {
				throw new IllegalArgumentException(filename + " would replace a file of Fiji's own.");
			}
			final String description = descriptions.get(filename.endsWith(JAR) ? FijiPlatforms.without(name) : filename);
			if (description == null) {
				throw new IllegalArgumentException(filename + " has no description. Add a line to update-site/descriptions.txt.");
			}
			final List<String> needed = filename.endsWith(JAR) ? needs(artifact(filename), places) : List.of();
			offers.add(new Offer(filename, folder.resolve(filename), FijiPlatforms.of(name), description, needed));
		}
		return offers;
	}

	/** Where the jars of artifacts are in Fiji, without versions. */
	private Map<String, String> places() throws IOException {
		final Map<String, String> places = new HashMap<>();
		for (final String filename : filenames()) {
			if (filename.endsWith(JAR)) places.put(artifact(filename), SiteEntry.name(filename));
		}
		for (final String name : fiji.provided()) {
			places.put(name, "jars/" + name + JAR);
		}
		return places;
	}

	private List<String> needs(final String artifact, final Map<String, String> places) {
		final Set<String> needed = new TreeSet<>();
		for (final String library : tree.of(artifact)) {
			if (NEEDED_BY_NONE.contains(library)) continue;
			final String place = places.get(library);
			if (place == null) {
				throw new IllegalArgumentException(artifact + " needs " + library + ", which is neither in the package nor in " +
					"the list of Fiji's libraries, update-site/fiji-libraries.txt.");
			}
			needed.add(place);
		}
		return List.copyOf(needed);
	}

	/** The name of a jar as its project has it. */
	private static String artifact(final String filename) {
		final String name = FijiPlatforms.without(library(filename));
		return RENAMED.getOrDefault(name, name);
	}

	private static String library(final String filename) {
		final String name = SiteEntry.name(filename.substring(filename.lastIndexOf('/') + 1));
		return name.endsWith(JAR) ? name.substring(0, name.length() - JAR.length()) : name;
	}

	private List<String> filenames() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace(
				File.separatorChar, '/')).sorted().toList();
		}
	}
}
