package fiji.plugin.neuralstyle.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the folders that results go into. */
public final class OutputFolder {

	private OutputFolder() {}

	/**
	 * Makes the folder of a file, and those above it, where they are not there.
	 *
	 * @throws IOException if it cannot be made; the message is a sentence
	 */
	public static void makeFor(final Path file) throws IOException {
		final Path folder = file.toAbsolutePath().getParent();
		// Java 17 takes a link to a folder for something in the way.
		if (Files.isDirectory(folder)) return;
		try {
			Files.createDirectories(folder);
		}
		catch (IOException e) {
			throw new IOException("The output folder \"" + folder +
				"\" cannot be made. Choose one where you may write, and where no file has its name.", e);
		}
	}
}
