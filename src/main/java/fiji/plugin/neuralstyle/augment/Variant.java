package fiji.plugin.neuralstyle.augment;

import java.nio.file.Path;
import java.util.Optional;

import fiji.plugin.neuralstyle.batch.BatchJob;

/**
 * An image of a data set.
 *
 * @param source the image that it is a variant of, as its path in its folder
 * @param file of the variant
 * @param label of the source
 * @param labelFile where the variant's label will be
 * @param drawn what it is painted with; empty for the source itself
 */
record Variant(Source source, Path file, Optional<Path> label, Optional<Path> labelFile, Optional<Drawn> drawn) {

	/**
	 * An image to make variants of.
	 *
	 * @param name its path in its folder, with slashes
	 * @param file the image
	 * @param width in pixels
	 * @param height in pixels
	 */
	record Source(String name, Path file, int width, int height) {}

	/**
	 * What chance has decided.
	 *
	 * @param style the style's file name
	 * @param strength 0 to 100
	 * @param seed of its noise
	 * @param job that paints it
	 */
	record Drawn(String style, double strength, long seed, BatchJob job) {}
}
