package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * A photograph as a telephone stores it that was held upright: its pixels lie on their side, and a note says that they are to be
 * turned to the right. Arguments: output with the note, output without it, picture, and the longer side of the outputs in pixels. The
 * picture loses a quarter of its width, so that it is upright, and half as much on either side.
 */
final class SidewaysPhoto {

	/** Exif with one entry: orientation, the 6th, is "turn by a quarter to the right". */
	private static final byte[] NOTE = { (byte) 0xff, (byte) 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
		1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0 };
	private static final int START = 2;

	private SidewaysPhoto() {}

	public static void main(final String[] arguments) throws IOException {
		final ImageProcessor picture = ImageFiles.read(Path.of(arguments[2])).getProcessor();
		write(picture, Integer.parseInt(arguments[3]), Path.of(arguments[0]), Path.of(arguments[1]));
		System.exit(0);
	}

	static void write(final ImageProcessor picture, final int side, final Path noted, final Path bare) throws IOException {
		final int width = picture.getWidth();
		picture.setRoi(width / 8, 0, width * 3 / 4, picture.getHeight());
		picture.setInterpolationMethod(ImageProcessor.BILINEAR);
		final ImageProcessor upright = picture.crop();
		final ImageProcessor small = upright.resize(side * upright.getWidth() / upright.getHeight(), side, true);
		ImageFiles.write(new ImagePlus("", small.rotateLeft()), bare);
		final byte[] jpeg = Files.readAllBytes(bare);
		Files.write(noted, ByteBuffer.allocate(jpeg.length + NOTE.length).put(jpeg, 0, START).put(NOTE).put(jpeg, START,
			jpeg.length - START).array());
	}
}
