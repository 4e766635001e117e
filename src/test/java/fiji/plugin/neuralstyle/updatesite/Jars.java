package fiji.plugin.neuralstyle.updatesite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Small jars. */
final class Jars {

	private Jars() {}

	/** @param entries names and texts in turn */
	static Path write(final Path file, final String... entries) throws IOException {
		Files.createDirectories(file.getParent());
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
			for (int i = 0; i < entries.length; i += 2) {
				jar.putNextEntry(new JarEntry(entries[i]));
				jar.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
				jar.closeEntry();
			}
		}
		return file;
	}
}
