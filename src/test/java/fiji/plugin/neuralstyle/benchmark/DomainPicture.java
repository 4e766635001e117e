package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Path;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * A picture of the domain. It is used as a square of 512 pixels, in four quadrants of 256.
 *
 * @param file its name
 * @param side of the square in its middle that is used, in its own pixels
 */
record DomainPicture(String file, int side) {

	/** Of the quadrants. */
	static final int QUADRANT = 256;

	/** Quadrants from left to right, then down. */
	static final int QUADRANTS = 4;

	private static final int COLUMNS = 2;

	/**
	 * The quadrants; they don't overlap.
	 *
	 * @throws IOException if the folder has no such picture
	 */
	ImageProcessor[] quadrants(final Path folder) throws IOException {
		final ImagePlus picture = ImageFiles.read(folder.resolve(file));
		final ImageProcessor pixels = picture.getProcessor().convertToRGB();
		pixels.setRoi((pixels.getWidth() - side) / 2, (pixels.getHeight() - side) / 2, side, side);
		final ImageProcessor cut = pixels.crop();
		cut.setInterpolationMethod(ImageProcessor.BILINEAR);
		final ImageProcessor square = cut.resize(COLUMNS * QUADRANT, COLUMNS * QUADRANT, true);
		final ImageProcessor[] quadrants = new ImageProcessor[QUADRANTS];
		for (int i = 0; i < QUADRANTS; i++) {
			square.setRoi(i % COLUMNS * QUADRANT, i / COLUMNS * QUADRANT, QUADRANT, QUADRANT);
			quadrants[i] = square.crop();
		}
		return quadrants;
	}
}
