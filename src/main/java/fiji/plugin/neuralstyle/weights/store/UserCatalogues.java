package fiji.plugin.neuralstyle.weights.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.weights.catalogue.Catalogue;

/**
 * Catalogue files of a user and of a user's lab.
 *
 * @param surroundings whose variable may name one
 * @param folders each of which may have one
 */
record UserCatalogues(Surroundings surroundings, NetworkFolders folders) {

	private static final String NAME = "catalogue.json";

	/**
	 * The program's own catalogue with all of them.
	 *
	 * @param more one more
	 * @throws IllegalArgumentException if the variable names something that is no path
	 * @throws IOException if one of them is wrong
	 */
	Catalogue read(final Optional<Path> more) throws IOException {
		final List<Path> files = new ArrayList<>(folders.all().stream().map(folder -> folder.resolve(NAME)).filter(
			Files::exists).toList());
		surroundings.path(NetworkStore.CATALOGUE_VARIABLE).ifPresent(files::add);
		more.ifPresent(files::add);
		Catalogue catalogue = Catalogue.bundled();
		for (final Path file : files) {
			catalogue = catalogue.with(file);
		}
		return catalogue;
	}
}
