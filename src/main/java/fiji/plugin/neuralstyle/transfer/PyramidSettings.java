package fiji.plugin.neuralstyle.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Coarse to fine: the target is optimised at a small size first, and each larger size starts from
 * the one before (L. Gatys et al., "Controlling Perceptual Factors in Neural Style Transfer", 2017,
 * section 6). Large strokes form where they are cheap.
 * <p>
 * Sharpening adds a last level: what was painted at {@code size} is enlarged to the content image's own size, and finished
 * there.
 *
 * @param size longer side in pixels of what is painted, 0 for the content image's own size
 * @param levels how many sizes at most, the painted one among them; 1 for no pyramid
 * @param factor how many times larger each size is than the one before, above 1
 * @param sharpening iterations at the content image's own size after those at {@code size}, which must be smaller; 0 for
 *          none, and a result of {@code size}
 */
public record PyramidSettings(int size, int levels, double factor, int sharpening) {

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
		Numbers.atLeast(0, "The number of iterations that sharpen", sharpening);
		if (sharpening > 0 && size == 0) {
			throw new IllegalArgumentException("Sharpening finishes a small picture at the content's own size, and the size is 0, " +
				"the content's own already. Give a size smaller than the content, or set sharpen to 0.");
		}
	}

	/** A pyramid without sharpening. */
	public PyramidSettings(final int size, final int levels, final double factor) {
		this(size, levels, factor, 0);
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

		private int shortSide() {
			return Math.min(width, height);
		}

		/** The smallest size with sides that are multiples of a number, and are no shorter. */
		Size roundedUp(final int unit) {
			return new Size(-Math.floorDiv(-width, unit) * unit, -Math.floorDiv(-height, unit) * unit);
		}

		/** Width times height. */
		public long pixels() {
			return (long) width * height;
		}
	}

	/**
	 * The size of the result for a content image of the given size.
	 *
	 * @throws IllegalArgumentException if there is sharpening, and the content image is not larger than what is painted
	 */
	public Size fullSize(final int width, final int height) {
		return sharpening == 0 ? paintedSize(width, height) : sharpenedSize(width, height);
	}

	/** The size of what is painted for a content image of the given size, before sharpening. */
	Size paintedSize(final int width, final int height) {
		final Size content = new Size(width, height);
		return size == 0 ? content : content.scaled(size / (double) content.longSide());
	}

	/**
	 * The sizes to go through for a content image of the given size, smallest first; levels that would be
	 * under 64 pixels a side are left out.
	 *
	 * @throws IllegalArgumentException as {@link #fullSize}
	 */
	public List<Size> sizes(final int width, final int height) {
		final Size painted = paintedSize(width, height);
		final List<Size> sizes = new ArrayList<>(List.of(painted));
		for (int level = 1; level < levels; level++) {
			final double scale = Math.pow(factor, -level);
			if (Math.min(painted.width(), painted.height()) * scale < SMALLEST_LEVEL) break;
			sizes.add(painted.scaled(scale));
		}
		Collections.reverse(sizes);
		if (sharpening > 0) sizes.add(sharpenedSize(width, height));
		return sizes;
	}

	/**
	 * The pyramid of a part of the result that is painted as a picture of its own, its strokes as those of the whole.
	 *
	 * @param part width and height of the part in the result
	 * @param whole width and height of the result
	 */
	public PyramidSettings ofPart(final Size part, final Size whole) {
		final double scale = size / (double) whole.longSide();
		final int painted = (int) Math.round(part.longSide() * scale);
		// What is small is painted soon at its own size, and says too little at a smaller one.
		final boolean isSmall = part.shortSide() * scale < SMALLEST_LEVEL || painted == part.longSide();
		if (sharpening == 0 || isSmall) return new PyramidSettings(0, levels, factor);
		return new PyramidSettings(painted, levels, factor, sharpening);
	}

	private Size sharpenedSize(final int width, final int height) {
		final Size content = new Size(width, height);
		if (size < content.longSide()) return content;
		throw new IllegalArgumentException("Sharpening finishes a small picture at the content's own size, and the size, " + size +
			", is not smaller than the content of " + width + " x " + height +
			" pixels. Give a smaller size, or set sharpen to 0.");
	}
}
