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
{}
