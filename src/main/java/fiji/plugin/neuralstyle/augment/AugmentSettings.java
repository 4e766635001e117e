package fiji.plugin.neuralstyle.augment;

import java.nio.file.Path;
import java.util.Optional;

import fiji.plugin.neuralstyle.batch.ResultFormat;

/**
 * A data set to be made.
 *
 * @param images folder of images, searched with its subfolders
 * @param labels where their labels are; empty for images without
 * @param styles an image, or a folder of images
 * @param output folder of the data set; made if it is not there
 * @param draw what chance decides
 * @param format of the variants
 * @param labelFiles what becomes of labels
 * @param originals whether the images themselves are part of the data set
 * @param grey whether variants of grey images are grey, of the same type
 */
public record AugmentSettings(Path images, Optional<Labels> labels, Path styles, Path output, Draw draw,
	ResultFormat format, LabelFiles labelFiles, boolean originals, boolean grey)
{

	/** @throws IllegalArgumentException if the data set would be mixed with what it is made of */
	public AugmentSettings {
		requireElsewhere(output, images, "images");
		requireElsewhere(output, styles, "styles");
		labels.ifPresent(found -> requireElsewhere(output, found.folder(), "labels"));
	}

	private static void requireElsewhere(final Path output, final Path source, final String what) {
		if (!output.toAbsolutePath().normalize().equals(source.toAbsolutePath().normalize())) return;
		throw new IllegalArgumentException("The data set's folder \"" + output + "\" is that of the " + what +
			": a later run would take its variants for them. Name another folder.");
	}
}
