package fiji.plugin.neuralstyle.preset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ImageInfo;
import fiji.plugin.neuralstyle.image.OriginalFile;
import ij.ImagePlus;

/**
 * What a result says of how it was made.
 *
 * @param title of the result
 * @param lines of its Info, by name
 */
public record ResultRecord(String title, Map<String, String> lines) {

	/** Every result has it, and nothing else. */
	private static final String MARK = "networkSha256";
	/** The first line of each; that of the content follows where the result keeps the content's type. */
	private static final String FIRST = "software: ";

	public ResultRecord {
		lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
	}

	/**
	 * Reads an image's. ImageJ drops the text of a PNG file that it opens, so the file is looked at where there is one.
	 *
	 * @throws IllegalArgumentException if the image is no result
	 * @throws IOException if its file cannot be read
	 */
	public static ResultRecord of(final ImagePlus image) throws IOException {
		final Map<String, String> said = lines(image);
		if (said.containsKey(MARK)) return new ResultRecord(image.getTitle(), said);
		final Optional<Path> file = OriginalFile.of(image);
		if (file.isPresent()) {
			final Map<String, String> saidInFile = lines(ImageFiles.read(file.get()));
			if (saidInFile.containsKey(MARK)) return new ResultRecord(image.getTitle(), saidInFile);
		}
		throw new IllegalArgumentException("The image \"" + image.getTitle() +
			"\" does not say how it was made. Choose a result of this program, as it was saved by it or by ImageJ as TIFF.");
	}

	/** A file's. */
	public static ResultRecord of(final Path file) throws IOException {
		return of(ImageFiles.read(file));
	}

	/** A line. */
	public Optional<String> line(final String name) {
		return Optional.ofNullable(lines.get(name));
	}

	/** Its settings, as those of a preset. */
	public Map<String, String> settings() {
		return PresetSettings.among(lines);
	}

	/** The folder of an image's file, where it has one that is still there. */
	public static Optional<Path> folder(final ImagePlus image) {
		return OriginalFile.of(image).map(Path::getParent);
	}

	private static Map<String, String> lines(final ImagePlus image) {
		final String text = image.getInfoProperty() == null ? "" : image.getInfoProperty();
		final int begin = text.startsWith(FIRST) ? 0 : text.indexOf('\n' + FIRST) + 1;
		final int end = text.indexOf('\n' + FIRST, begin + 1);
		return ImageInfo.parse(text.substring(begin, end < 0 ? text.length() : end));
	}
}
