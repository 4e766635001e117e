package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The files that src/test/python/make_weights_files.py wrote. */
final class TestFile {

	private TestFile() {}

	static Path path(final String name) {
		try {
			return Path.of(TestFile.class.getResource(name).toURI());
		}
		catch (URISyntaxException e) {
			throw new AssertionError(e);
		}
	}

	static byte[] bytes(final String name) throws IOException {
		try (InputStream in = TestFile.class.getResourceAsStream(name)) {
			return in.readAllBytes();
		}
	}
}
