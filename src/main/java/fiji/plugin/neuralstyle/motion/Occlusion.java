package fiji.plugin.neuralstyle.motion;

/**
 * Which pixels of a picture were hidden in the one before, or outside it, as two flows in opposite directions tell. After
 * M. Ruder, A. Dosovitskiy, T. Brox, "Artistic style transfer for videos", 2016, whose thresholds these are.
 */
final class Occlusion {

	private Occlusion() {}

	/**
	 * How far each pixel of a picture can be followed.
	 *
	 * @param back where its pixels are in the picture before
	 * @param forth where the pixels of the picture before are in it
	 * @return of each pixel, 1 where it was seen before, 0 where it was not or lies at the edge of something that moves
	 */
	static float[] visible(final Flow back, final Flow forth) {
		final int width = back.width();
		final int height = back.height();
		final float[] visible = new float[width * height];
		for (int y = 0, i = 0; y < height; y++) {
			for (int x = 0; x < width; x++, i++) {
				visible[i] = returns(back, forth, x, y) && !isEdge(back, x, y) ? 1 : 0;
			}
		}
		return visible;
	}

	/** Whether the way there and back ends where it began. */
	private static boolean returns(final Flow back, final Flow forth, final int x, final int y) {
		final int i = y * back.width() + x;
		final double dx = back.dx()[i];
		final double dy = back.dy()[i];
		if (isOutside(x + dx, back.width()) || isOutside(y + dy, back.height())) return false;
		final double thereX = forth.dxAt(x + dx, y + dy);
		final double thereY = forth.dyAt(x + dx, y + dy);
		return square(dx + thereX, dy + thereY) <= 0.01 * (square(dx, dy) + square(thereX, thereY)) + 0.5;
	}

	/** Half a pixel is for what a flow is wrong by. */
	private static boolean isOutside(final double position, final int length) {
		return position < -0.5 || position > length - 0.5;
	}

	private static boolean isEdge(final Flow flow, final int x, final int y) {
		final int i = y * flow.width() + x;
		final int right = x + 1 < flow.width() ? i + 1 : i;
		final int below = y + 1 < flow.height() ? i + flow.width() : i;
		final double change = square(flow.dx()[right] - flow.dx()[i], flow.dy()[right] - flow.dy()[i]) + square(flow
			.dx()[below] - flow.dx()[i], flow.dy()[below] - flow.dy()[i]);
		return change > 0.01 * square(flow.dx()[i], flow.dy()[i]) + 0.002;
	}

	private static double square(final double x, final double y) {
		return x * x + y * y;
	}
}
