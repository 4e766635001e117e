package fiji.plugin.neuralstyle.weights.catalogue;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mirror as a catalogue writes it.
 *
 * @param text an address, or a path as this system writes paths
 */
record MirrorText(String text) {

	/** A single letter before the colon is a drive of Windows. */
	private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

	/**
	 * The address that is meant.
	 *
	 * @param folder that paths are relative to; empty if there can be none
	 * @throws IllegalArgumentException if there is none
	 */
	URI address(final Optional<Path> folder) {
		if (ADDRESS.matcher(text).matches()) return written();
		try {
			return folder.orElseThrow(this::wrong).resolve(text).toUri();
		}
		catch (InvalidPathException e) {
			throw wrong();
		}
	}

	private URI written() {
		try {
			return new URI(text);
		}
		catch (URISyntaxException e) {
			throw new IllegalArgumentException("The address \"" + text + "\" has characters that no address has. Write blanks as %20.", e);
		}
	}

	private IllegalArgumentException wrong() {
		return new IllegalArgumentException("The mirror \"" + text + "\" is neither an address nor a path.");
	}
}
