package fiji.plugin.neuralstyle.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Coarse to fine: the target is optimised at a small size first, and each larger size starts from
 * the one before (L. Gatys et al., "Controlling Perceptual Factors in Neural Style Transfer", 2017,
 * section 6). Large strokes form where they are cheap.
 *
 * @param size longer side of the result in pixels, 0 for the content image's own size
 * @param levels how many sizes at most, the full one among them; 1 for no pyramid
 * @param factor how many times larger each size is than the one before, above 1
 */
public record PyramidSettings(int size, int levels, double factor) {

	/** No layer of the network sees less than this many pixels a side. */
	public static final int SMALLEST_SIDE = 32;

	/** Levels below this are left out: a picture so small no longer says what is in it. */
	private static final int SMALLEST_LEVEL = 64;

	public PyramidSettings {
		if (size != 0) Numbers.atLeast(SMALLEST_SIDE, "The size", size);
		Numbers.atLeast(1, "The number of pyramid levels", levels);
		if (!Double.isFinite(factor) || factor <= 1) {
			throw new IllegalArgumentException("The pyramid's factor is " + Numbers.text(factor) +
				"; it must be a number above 1, such as 2.");
		}
	}

	/** A width and a height in pixels. */
	public record Size(int width, int height) {

		/** The same shape, {@code scale} times as large, no side under {@link PyramidSettings#SMALLEST_SIDE}. */
		Size scaled(final double scale) {
			return new Size(Math.max(SMALLEST_SIDE, (int) Math.round(width * scale)), Math.max(SMALLEST_SIDE, (int) Math
				.round(height * scale)));
		}

		/** The longer of both. */
		int longSide() {
			return Math.max(width, height);
		}

		/** Width times height. */
		public long pixels() {
			return (long) width * height;
		}
	}

	/** The size of the result for a content image of the given size. */
	public Size fullSize(final int width, final int height) {
		final Size content = new Size(width, height);
		return size == 0 ? content : content.scaled(size / (double) Math.max(width, height));
	}

	/**
	 * The sizes to go through for a content image of the given size, smallest first; levels that would be
	 * under 64 pixels a side are left out.
	 */
	public List<Size> sizes(final int width, final int height) {
		final Size full = fullSize(width, height);
		final List<Size> sizes = new ArrayList<>(List.of(full));
		for (int level = 1; level < levels; level++) {
			final double scale = Math.pow(factor, -level);
			if (Math.min(full.width(), full.height()) * scale < SMALLEST_LEVEL) break;
			sizes.add(full.scaled(scale));
		}
		Collections.reverse(sizes);
		return sizes;
	}
}
