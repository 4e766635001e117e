package fiji.plugin.neuralstyle.image;

import java.util.stream.IntStream;

import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

/**
 * How opaque each pixel of a picture is. The picture itself has been laid over white.
 *
 * @param values of 8 or 16 bits, 0 for what cannot be seen
 */
public record Opacity(ImageProcessor values) {

	/** Whether nothing shines through. */
	boolean isFull() {
		return IntStream.range(0, values.getPixelCount()).allMatch(this::isFull);
	}

	/** Whether nothing shines through a pixel. */
	public boolean isFull(final int pixel) {
		return values.get(pixel) == most(bits());
	}

	/** At another size, bilinear. */
	Opacity at(final int width, final int height) {
		if (values.getWidth() == width && values.getHeight() == height) return this;
		final ImageProcessor smooth = values.duplicate();
		smooth.setInterpolationMethod(ImageProcessor.BILINEAR);
		return new Opacity(smooth.resize(width, height, true));
	}

	/** Of a pixel, in so many bits. */
	int value(final int pixel, final int bits) {
		return (int) Math.round(values.get(pixel) * (double) most(bits) / most(bits()));
	}

	private int bits() {
		return values instanceof ByteProcessor ? Byte.SIZE : Short.SIZE;
	}

	/** The value of what is wholly opaque. */
	static int most(final int bits) {
		return (1 << bits) - 1;
	}

	/** A colour's value laid over white. */
	static int overWhite(final int value, final int opacity, final int most) {
		return (int) (((long) value * opacity + (long) most * (most - opacity) + most / 2) / most);
	}

	/** The value that has been laid over white; itself where nothing is to be seen of it. */
	static int withoutWhite(final int value, final int opacity, final int most) {
		if (opacity == 0) return value;
		return (int) Math.min(most, Math.max(0, Math.round((value - most + opacity) * (double) most / opacity)));
	}
}
