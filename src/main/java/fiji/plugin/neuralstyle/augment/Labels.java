package fiji.plugin.neuralstyle.augment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.batch.FileName;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;

/**
 * Where labels are: images, ROI sets, texts, whatever belongs to an image, in files that are called like it.
 *
 * @param folder of labels, with the same subfolders as that of the images
 * @param name what a label is called, without its ending; {@code {image}} stands for the image's name without its own
 */
public record Labels(Path folder, String name) {

	/** Labels called like their images. */
	public static final String SAME_NAME = "{image}";

	/** @throws IllegalArgumentException if all labels would have one name */
	public Labels {
		if (!name.contains(SAME_NAME)) throw new IllegalArgumentException("The label name \"" + name +
			"\" does not say which image it is for. Write it with {image}, such as {image}_mask.");
	}

	/**
	 * The label of an image.
	 *
	 * @param image its path in its folder
	 * @param read the image itself
	 * @throws IOException if there is none, or more than one, or it is an image of another size
	 */
	Path of(final Path image, final ImagePlus read) throws IOException {
		final String wanted = name.replace(SAME_NAME, FileName.stem(image));
		final Path parent = folder.resolve(image).getParent();
		final List<Path> found = FileName.called(wanted, parent);
		if (found.isEmpty()) throw new IOException("There is no label called \"" + wanted + "\" in \"" + parent +
			"\". Add one, or say with the label name what labels are called.");
		if (found.size() > 1) throw new IOException("The labels \"" + found.get(0) + "\" and \"" + found.get(1) +
			"\" are both for this image. Keep one of them in the folder of labels.");
		requireSize(found.get(0), read);
		return found.get(0);
	}

	private static void requireSize(final Path label, final ImagePlus image) throws IOException {
		if (!ImageFiles.isNamedAsImage(label)) return;
		final ImagePlus read = ImageFiles.read(label);
		if (read.getWidth() == image.getWidth() && read.getHeight() == image.getHeight()) return;
		throw new IOException("The label \"" + label + "\" is " + read.getWidth() + " x " + read.getHeight() +
			" pixels, and its image " + image.getWidth() + " x " + image.getHeight() + ". They must fit each other.");
	}

	/** The label's file name for a variant. */
	Path nameFor(final Path label, final Path variant) {
		final Optional<String> ending = FileName.ending(label);
		return variant.resolveSibling(name.replace(SAME_NAME, FileName.stem(variant)) + ending.map(text -> "." + text).orElse(
			""));
	}
}
