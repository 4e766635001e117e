package fiji.plugin.neuralstyle.weights;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file that appears whole or not at all: under a temporary name beside it, then moved. */
final class WholeFile {

	private WholeFile() {}

	/** Writes the content of a file. */
	interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	static void write(final Path file, final Content content) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException("The weights cannot be written to \"" + file + "\": it is a folder. Add a file name.");
		}
		// Moving onto a link would replace the link, not the file behind it.
		final Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
		final Path folder = target.getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			throw new IOException("The weights cannot be written to \"" + file + "\": the folder \"" + folder +
				"\" does not exist. Create it, or choose another.");
		}
		// Not Files.createTempFile, whose files only their owner may read.
		final Path temporary = folder.resolve("." + UUID.randomUUID() + ".tmp");
		try {
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW))) {
				content.writeTo(out);
			}
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException e) {
			throw new IOException("The weights cannot be written to \"" + file + "\" (" + e.getClass().getSimpleName() +
				"). Choose a folder where you may write and that has room.", e);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}
}
