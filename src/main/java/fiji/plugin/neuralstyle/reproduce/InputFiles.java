package fiji.plugin.neuralstyle.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the files of a result's images by their names. */
public final class InputFiles {

	private final Set<Path> folders = new LinkedHashSet<>();

	/**
	 * @param first folder to look into, the result's own; then comes the current one
	 * @param more other folders
	 */
	public InputFiles(final Path first, final List<Path> more) {
		final List<Path> all = new ArrayList<>();
		all.add(first);
		all.add(Path.of("").toAbsolutePath());
		all.addAll(more);
		all.forEach(folder -> folders.add(folder.toAbsolutePath().normalize()));
	}

	/**
	 * The file of an image.
	 *
	 * @param role of the image in the recipe
	 * @param flag that can name it, for the message
	 * @param said what was named
	 * @throws IOException if it is not found
	 */
	public Path find(final String role, final String flag, final Optional<Path> said, final Recipe recipe)
		throws IOException
	{
		return said.isPresent() ? said.get() : find(recipe.title(role).orElse(""), flag, recipe);
	}

	/** The same by a title alone. */
	public Path find(final String title, final String flag, final Recipe recipe) throws IOException {
		return find(title).orElseThrow(() -> new IOException("The image \"" + title + "\" that \"" + recipe.result().title() +
			"\" was made of is not in " + String.join(" or ", folders.stream().map(folder -> "\"" + folder + "\"").toList()) +
			". Name its file with " + flag + "."));
	}

	/** The file of that name; or the folder, as one may be a style. */
	public Optional<Path> find(final String title) {
		if (title.isBlank()) return Optional.empty();
		try {
			return folders.stream().map(folder -> folder.resolve(title)).filter(Files::exists).findFirst();
		}
		catch (InvalidPathException e) {
			// A window's title need not be a possible name.
			return Optional.empty();
		}
	}
}
