package fiji.plugin.neuralstyle.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes text beside images, with the same manners: a file appears whole or not at all. */
public final class TextFiles {

	private TextFiles() {}

	/**
	 * Writes a file in UTF-8; one that exists is replaced.
	 *
	 * @throws IOException if it cannot be written there; no file is left behind
	 */
	public static void write(final Path file, final String text) throws IOException {
		WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Finds out whether {@link #write} will be able to write a file, to be asked before long work.
	 *
	 * @throws IOException if not, saying why
	 */
	public static void checkWritable(final Path file) throws IOException {
		WholeFile.check(file);
	}
}
