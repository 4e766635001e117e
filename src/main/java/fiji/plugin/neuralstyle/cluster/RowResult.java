package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;
import ij.ImagePlus;

/**
 * A result's file, which carries its row's key.
 *
 * @param file of the result
 */
record RowResult(Path file) {

	private static final String KEY = "rowKey";
	private static final String INFO = "Info";

	/** What the file there says of itself; empty if there is none, or it is no whole image. */
	Optional<Map<String, String>> info() {
		if (!Files.isRegularFile(file)) return Optional.empty();
		try {
			return Optional.of(ResultImage.info(ImageFiles.read(file)));
		}
		catch (IOException e) {
			return Optional.empty();
		}
	}

	/** The key that a result says it was painted with. */
	static Optional<String> key(final Map<String, String> info) {
		return Optional.ofNullable(info.get(KEY));
	}

	/** @throws IOException if it cannot be written; whatever was there is there still */
	void write(final ImagePlus image, final String key) throws IOException {
		// First, as the content's own Info may follow, with the key of another row.
		image.setProperty(INFO, KEY + ": " + key + "\n" + image.getInfoProperty());
		// Whoever has claimed the row is alone.
		ImageFiles.writeAlone(image, file);
	}
}
