package fiji.plugin.neuralstyle.image;

import java.util.Arrays;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.network.RgbImage;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** From ImgLib2's images to the float planes that the network sees. */
public final class ImgConversion {

	private static final int LARGEST_AREA = RgbImage.MOST_PIXELS;

	private ImgConversion() {}

	/**
	 * The values of an image of dimensions (x, y, 3), red, green and blue; or (x, y), which is grey. Integers
	 * are divided by their type's range, so that 255 of 8 bits and 65535 of 16 bits are 1; floating-point
	 * numbers are taken as they are. The image is not changed.
	 *
	 * @param role what the image is for, such as "content", for messages
	 * @param image of any types, views and origins
	 * @throws IllegalArgumentException if the image has other dimensions, no pixels or too many for one array,
	 *           or a floating-point number outside [0, 1]; the message says which image
	 */
	public static <T extends RealType<T>> RgbImage toRgb(final String role, final RandomAccessibleInterval<T> image) {
		requireShape(role, image.dimensionsAsLongArray());
		final RandomAccessibleInterval<T> planes = image.numDimensions() == 2 ? Views.stack(image, image, image) : image;
		final T type = image.getType();
		final boolean integer = type instanceof IntegerType;
		final double black = integer ? type.getMinValue() : 0;
		final double range = integer ? type.getMaxValue() - black : 1;
		final int width = (int) image.dimension(0);
		final int height = (int) image.dimension(1);
		final float[][] channels = RgbImage.newChannels(width, height);
		final Cursor<T> cursor = Views.flatIterable(planes).cursor();
		for (final float[] values : channels) {
			for (int i = 0; i < values.length; i++) {
				values[i] = inRange(role, (float) ((cursor.next().getRealDouble() - black) / range));
			}
		}
		return new RgbImage(width, height, channels);
	}

	private static float inRange(final String role, final float value) {
		if (value >= 0 && value <= 1) return value;
		throw new IllegalArgumentException("The " + role + " image has the value " + value +
			"; floating-point numbers are taken as they are, from 0 (black) to 1 (full). Divide by the value of white, or clamp what is beyond.");
	}

	private static void requireShape(final String role, final long[] dimensions) {
		final String size = "The " + role + " image is " + Arrays.stream(dimensions).mapToObj(Long::toString).collect(
			Collectors.joining(" x ")) + "; ";
		final boolean grey = dimensions.length == 2;
		final boolean colour = dimensions.length == 3 && dimensions[2] == RgbImage.CHANNELS;
		if (!grey && !colour) {
			throw new IllegalArgumentException(size +
				"its dimensions must be x, y and 3 channels (red, green, blue), or x and y alone for grey. Take those of it by a view.");
		}
		if (dimensions[0] < 1 || dimensions[1] < 1) throw new IllegalArgumentException(size + "it has no pixels.");
		if (dimensions[0] > LARGEST_AREA / dimensions[1]) {
			throw new IllegalArgumentException(size + "that is more than " + LARGEST_AREA / 1_000_000 +
				" million pixels. Scale it down.");
		}
	}
}
