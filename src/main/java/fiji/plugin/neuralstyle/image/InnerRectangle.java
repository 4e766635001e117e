package fiji.plugin.neuralstyle.image;

import java.awt.Rectangle;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

import ij.process.ByteProcessor;

/** The largest upright rectangle inside a shape, row by row over the columns' heights. */
final class InnerRectangle {

	private final ByteProcessor mask;
	private final int leastSide;
	private final int[] heights;
	private Rectangle best = new Rectangle();

	private InnerRectangle(final ByteProcessor mask, final int leastSide) {
		this.mask = mask;
		this.leastSide = leastSide;
		heights = new int[mask.getWidth() + 1];
	}

	/**
	 * The one of the largest area, of those with both sides at least as long as wanted if there are any,
	 * else the one of the longest short side.
	 *
	 * @param mask 0 outside the shape
	 */
	static Rectangle of(final ByteProcessor mask, final int leastSide) {
		final InnerRectangle search = new InnerRectangle(mask, leastSide);
		for (int y = 0; y < mask.getHeight(); y++) {
			search.row(y);
		}
		return search.best;
	}

	/** Every rectangle whose lower side is in this row and that cannot grow wider or higher. */
	private void row(final int y) {
		for (int x = 0; x < mask.getWidth(); x++) {
			heights[x] = mask.get(x, y) == 0 ? 0 : heights[x] + 1;
		}
		// Columns whose rectangles are still open, their heights rising; the last column, always empty, closes all.
		final Deque<Integer> open = new ArrayDeque<>();
		for (int x = 0; x < heights.length; x++) {
			while (!open.isEmpty() && heights[open.peek()] >= heights[x]) {
				final int height = heights[open.pop()];
				final int left = open.isEmpty() ? 0 : open.peek() + 1;
				offer(new Rectangle(left, y - height + 1, x - left, height));
			}
			open.push(x);
		}
	}

	private void offer(final Rectangle rectangle) {
		final Comparator<Rectangle> order = Comparator.<Rectangle> comparingInt(r -> Math.min(leastSide, Math.min(r.width,
			r.height))).thenComparingLong(r -> (long) r.width * r.height);
		if (order.compare(rectangle, best) > 0) best = rectangle;
	}
}
