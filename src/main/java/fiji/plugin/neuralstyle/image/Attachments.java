package fiji.plugin.neuralstyle.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;

/**
 * What goes with a picture that ImageJ has no place for. ImageJ's own commands, and saving with them, leave it behind.
 *
 * @param profile of its colours
 * @param opacity of its pixels; empty for an opaque picture
 */
public record Attachments(Optional<ColourProfile> profile, Optional<Opacity> opacity) {

	private static final String PROPERTY = "Neural Style attachments";
	private static final Attachments NONE = new Attachments(Optional.empty(), Optional.empty());

	/** Those of an image. */
	public static Attachments of(final ImagePlus image) {
		return image.getProperty(PROPERTY) instanceof Attachments attachments ? attachments : NONE;
	}

	/** Those of an image, with the profile in the file that ImageJ opened it from, as ImageJ passes it over. */
	static Attachments withFile(final ImagePlus image) {
		final Attachments known = of(image);
		if (known.profile.isPresent()) return known;
		return new Attachments(OriginalFile.of(image).flatMap(Attachments::profileIn), known.opacity);
	}

	/** Gives them to an image, the opacity at its size. */
	public void attachTo(final ImagePlus image) {
		if (equals(NONE)) return;
		image.setProperty(PROPERTY, new Attachments(profile, opacity.map(values -> values.at(image.getWidth(), image
			.getHeight()))));
	}

	private static Optional<ColourProfile> profileIn(final Path file) {
		try {
			return ImageFiles.profile(file);
		}
		catch (IOException e) {
			// The picture is open and needs its file no more.
			return Optional.empty();
		}
	}
}
