package fiji.plugin.neuralstyle.network;

import java.util.Arrays;
import java.util.stream.Stream;

import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Fraction;

/**
 * A colour image as the network sees it: red, green and blue, each a plane of {@code width * height} floats, nominally
 * in [0, 1], rows from the top. One array a plane, as ImageJ has it, so that an image may be as large as one of ImageJ's.
 * Immutable by agreement: whoever hands over arrays no longer writes to them.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param channels red, green, blue; {@code width * height} values each
 */
public record RgbImage(int width, int height, float[][] channels) {

	/** Red, green and blue. */
	public static final int CHANNELS = 3;

	/** The most pixels that an image of Java's can have. */
	public static final int MOST_PIXELS = Integer.MAX_VALUE;

	public RgbImage {
		requirePixels(width, height);
		if (channels.length != CHANNELS || Arrays.stream(channels).anyMatch(channel -> channel.length != (long) width *
			height))
		{
			throw new IllegalArgumentException("An image of " + width + " x " + height + " has " + CHANNELS + " channels of " +
				(long) width * height + " values.");
		}
	}

	/**
	 * An image of values that lie in one array, which is copied; for small ones.
	 *
	 * @param planes red, then green, then blue; {@code 3 * width * height} values
	 */
	public RgbImage(final int width, final int height, final float[] planes) {
		this(width, height, apart(width, height, planes));
	}

	/** The same values in all three channels, which share the array. */
	public static RgbImage grey(final int width, final int height, final float[] values) {
		return new RgbImage(width, height, new float[][] { values, values, values });
	}

	/** Arrays for the values of an image that is to be made. */
	public static float[][] newChannels(final int width, final int height) {
		return new float[CHANNELS][Math.multiplyExact(width, height)];
	}

	/** The values of a channel, not to be written to: 0 is red, 1 green, 2 blue. */
	public float[] channel(final int channel) {
		return channels[channel];
	}

	/** How many pixels there are. */
	public int pixels() {
		return width * height;
	}

	/**
	 * All values in one array, red, then green, then blue: a copy, for small images.
	 *
	 * @throws ArithmeticException if an array cannot hold so many
	 */
	public float[] planes() {
		final float[] planes = new float[Math.multiplyExact(CHANNELS, pixels())];
		for (int c = 0; c < CHANNELS; c++) {
			System.arraycopy(channels[c], 0, planes, c * pixels(), pixels());
		}
		return planes;
	}

	/** The shorter side in pixels. */
	public int shortSide() {
		return Math.min(width, height);
	}

	/** The longer side in pixels. */
	public int longSide() {
		return Math.max(width, height);
	}

	/** The same values as an ImgLib2 image of dimensions (width, height, 3); no copy. */
	public PlanarImg<FloatType, FloatArray> asImg() {
		final PlanarImg<FloatType, FloatArray> img = new PlanarImg<>(Stream.of(channels).map(FloatArray::new).toList(),
			new long[] { width, height, CHANNELS }, new Fraction());
		img.setLinkedType(new FloatType(img));
		return img;
	}

	private static float[][] apart(final int width, final int height, final float[] planes) {
		requirePixels(width, height);
		if (planes.length != (long) CHANNELS * width * height) {
			throw new IllegalArgumentException("An image of " + width + " x " + height + " has " + (long) CHANNELS * width *
				height + " values, not " + planes.length + ".");
		}
		final int pixels = width * height;
		final float[][] channels = new float[CHANNELS][];
		for (int c = 0; c < CHANNELS; c++) {
			channels[c] = Arrays.copyOfRange(planes, c * pixels, (c + 1) * pixels);
		}
		return channels;
	}

	private static void requirePixels(final int width, final int height) {
		if (width < 1 || height < 1) {
			throw new IllegalArgumentException("An image needs at least one pixel, not " + width + " x " + height + ".");
		}
	}
}
