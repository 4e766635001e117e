package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.neuralstyle.Style;
import fiji.plugin.neuralstyle.batch.StyleFiles;

/**
 * Styles by text: one in a field of its own, more in another. Each is an open image, a file, or a folder whose pictures
 * count as one style.
 */
final class MoreStyles {

	private static final String SEPARATOR = ";";
	/** How a semicolon in a title is written. */
	private static final String ESCAPED = "%3B";

	private MoreStyles() {}

	/**
	 * The styles of two fields.
	 *
	 * @param first one style
	 * @param more others, separated by semicolons; blank for none
	 * @throws IllegalArgumentException if there is no such image
	 * @throws IOException if one names a file that is no image
	 */
	static List<Style> find(final String first, final String more) throws IOException {
		final List<Style> styles = new ArrayList<>(List.of(find(first)));
		for (final String text : more.split(SEPARATOR)) {
			if (!text.isBlank()) styles.add(find(text.strip().replace(ESCAPED, SEPARATOR)));
		}
		return styles;
	}

	private static Style find(final String text) throws IOException {
		if (OpenImages.findOpen(text).isEmpty() && isFolder(text)) return StyleFiles.read(Path.of(text));
		return Style.of(OpenImages.find("style", text));
	}

	private static boolean isFolder(final String text) {
		try {
			return !text.isBlank() && Files.isDirectory(Path.of(text));
		}
		catch (InvalidPathException e) {
			// A title need not be a possible path.
			return false;
		}
	}
}
