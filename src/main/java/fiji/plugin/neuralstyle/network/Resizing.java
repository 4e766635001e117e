package fiji.plugin.neuralstyle.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** Images at other sizes, as {@link FeatureNetwork#resize} makes them, where there is no network. */
public final class Resizing {

	private Resizing() {}

	/** Bicubic, antialiased when shrinking; the image itself if it has that size already. */
	public static RgbImage of(final RgbImage image, final int width, final int height) {
		if (image.width() == width && image.height() == height) return image;
		try (Program program = Program.load("vgg.py")) {
			final NDArray array = Transport.toDevice(image, program.manager());
			final NDArray size = program.numbers().create(new long[] { height, width });
			return Transport.fromDevice(program.call("resize", new NDList(array, size)).singletonOrThrow());
		}
	}
}
