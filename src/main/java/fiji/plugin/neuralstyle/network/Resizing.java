package fiji.plugin.neuralstyle.network;

import java.math.BigInteger;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** Images at other sizes, as {@link FeatureNetwork#resize} makes them, where there is no network. */
public final class Resizing {

	/** Values that a bicubic kernel sees on one side, with one to spare. */
	private static final int REACH = 3;

	private Resizing() {}

	/** Bicubic, antialiased when shrinking; the image itself if it has that size already. */
	public static RgbImage of(final RgbImage image, final int width, final int height) {
		return of(image, width, height, Padding.ZERO);
	}

	/** The same for an image that goes on beyond its edges with its other side. */
	public static RgbImage withoutEdges(final RgbImage image, final int width, final int height) {
		return of(image, width, height, Padding.CIRCULAR);
	}

	private static RgbImage of(final RgbImage image, final int width, final int height, final Padding padding) {
		if (image.width() == width && image.height() == height) return image;
		try (Program program = Program.load("vgg.py")) {
			return Transport.fromDevice(of(program, padding, Transport.toDevice(image, program.manager()), width, height));
		}
	}

	static NDArray of(final Program program, final Padding padding, final NDArray image, final int width,
		final int height)
	{
		try (NDManager scope = program.numbers().newSubManager()) {
			final NDArray size = scope.create(new long[] { height, width });
			if (padding != Padding.CIRCULAR) return program.call("resize", new NDList(image, size)).singletonOrThrow();
			final int[] rows = beyond((int) image.getShape().get(2), height);
			final int[] columns = beyond((int) image.getShape().get(3), width);
			final NDArray beyond = scope.create(new long[] { rows[0], columns[0], rows[1], columns[1] });
			return program.call("resize_around", new NDList(image, size, beyond)).singletonOrThrow();
		}
	}

	/**
	 * How many values to add on each side, before and after resizing: in the ratio of the sizes, so that pixels fall in
	 * step, and enough that those in the middle see none beyond.
	 */
	private static int[] beyond(final int before, final int after) {
		final int unit = BigInteger.valueOf(before).gcd(BigInteger.valueOf(after)).intValue();
		final int needed = REACH * Math.max(1, -Math.floorDiv(-before, after));
		final int times = -Math.floorDiv(-needed * unit, before);
		return new int[] { times * (before / unit), times * (after / unit) };
	}
}
