package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Path;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/** A part of a picture, as it is when the picture is enlarged. Arguments: output, picture, its width then, x, y and side of the part. */
final class PartOfPicture {

	private PartOfPicture() {}

	public static void main(final String[] arguments) throws IOException {
		final ImageProcessor picture = ImageFiles.read(Path.of(arguments[1])).getProcessor();
		final int width = Integer.parseInt(arguments[2]);
		picture.setInterpolationMethod(ImageProcessor.BILINEAR);
		final ImageProcessor enlarged = picture.resize(width, Math.round(width * picture.getHeight() / (float) picture.getWidth()));
		final int side = Integer.parseInt(arguments[5]);
		enlarged.setRoi(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]), side, side);
		ImageFiles.write(new ImagePlus("", enlarged.crop()), Path.of(arguments[0]));
		System.exit(0);
	}
}
