package fiji.plugin.neuralstyle.network;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A colour image as the network sees it: three planes (red, green, blue) of {@code width * height}
 * floats, nominally in [0, 1], rows from the top. Immutable by agreement: whoever hands over the
 * array no longer writes to it.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param planes red, then green, then blue; {@code 3 * width * height} values
 */
public record RgbImage(int width, int height, float[] planes) {

	/** Red, green and blue. */
	public static final int CHANNELS = 3;

	public RgbImage {
		if (width < 1 || height < 1) {
			throw new IllegalArgumentException("An image needs at least one pixel, not " + width + " x " + height + ".");
		}
		if (planes.length != (long) CHANNELS * width * height) {
			throw new IllegalArgumentException("An image of " + width + " x " + height + " has " + (long) CHANNELS * width *
				height + " values, not " + planes.length + ".");
		}
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
	public ArrayImg<FloatType, FloatArray> asImg() {
		return ArrayImgs.floats(planes, width, height, CHANNELS);
	}
}
