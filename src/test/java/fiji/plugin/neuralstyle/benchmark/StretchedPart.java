package fiji.plugin.neuralstyle.benchmark;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;

/**
 * A part of a picture of 8 or 16 bits a channel with its contrast stretched, as a curve would do it that brings out a shadow: what
 * lies within a range becomes all from black to white, in every channel by itself. Pixels are enlarged without interpolation.
 * Arguments: x, y and side of the part, how often it is enlarged, then output and picture for each of several; the first one's
 * range holds for all.
 *
 * @param low the smallest value of each channel, of 1
 * @param high the largest
 */
record StretchedPart(Rectangle part, int enlargement, double[] low, double[] high) {

	private static final int CHANNELS = 3;

	public static void main(final String[] arguments) throws IOException {
		final int side = Integer.parseInt(arguments[2]);
		final Rectangle part = new Rectangle(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), side, side);
		final StretchedPart stretched = of(raster(Path.of(arguments[5])), part, Integer.parseInt(arguments[3]));
		for (int i = 4; i < arguments.length; i += 2) {
			final Raster picture = raster(Path.of(arguments[i + 1]));
			ImageFiles.write(new ImagePlus("", stretched.draw(picture)), Path.of(arguments[i]));
			System.out.println(Path.of(arguments[i]).getFileName() + ": " + stretched.levels(picture) + " levels of green");
		}
		System.exit(0);
	}

	/** With the range of what a picture has in this part. */
	static StretchedPart of(final Raster picture, final Rectangle part, final int enlargement) {
		final double[] low = new double[CHANNELS];
		final double[] high = new double[CHANNELS];
		for (int c = 0; c < CHANNELS; c++) {
			final int[] samples = samples(picture, part, c);
			low[c] = Arrays.stream(samples).min().orElseThrow() / white(picture);
			high[c] = Arrays.stream(samples).max().orElseThrow() / white(picture);
		}
		return new StretchedPart(part, enlargement, low, high);
	}

	/** The part of a picture, stretched and enlarged. */
	ColorProcessor draw(final Raster picture) {
		final ColorProcessor drawn = new ColorProcessor(part.width * enlargement, part.height * enlargement);
		for (int c = 0; c < CHANNELS; c++) {
			final int[] samples = samples(picture, part, c);
			final byte[] channel = new byte[drawn.getPixelCount()];
			for (int i = 0; i < channel.length; i++) {
				final int x = i % drawn.getWidth() / enlargement;
				final int y = i / drawn.getWidth() / enlargement;
				final double value = (samples[y * part.width + x] / white(picture) - low[c]) / (high[c] - low[c]);
				channel[i] = (byte) Math.round(255 * Math.min(1, Math.max(0, value)));
			}
			drawn.setChannel(c + 1, new ByteProcessor(drawn.getWidth(), drawn.getHeight(), channel));
		}
		return drawn;
	}

	/** How many values of green the part of a picture has. */
	long levels(final Raster picture) {
		return Arrays.stream(samples(picture, part, 1)).distinct().count();
	}

	/** As the file has them, where ImageJ might have scaled them. */
	static Raster raster(final Path file) throws IOException {
		return ImageIO.read(file.toFile()).getRaster();
	}

	private static int[] samples(final Raster picture, final Rectangle part, final int channel) {
		return picture.getSamples(part.x, part.y, part.width, part.height, channel, (int[]) null);
	}

	private static double white(final Raster picture) {
		return (1 << picture.getSampleModel().getSampleSize(0)) - 1;
	}
}
