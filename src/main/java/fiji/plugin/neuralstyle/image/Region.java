package fiji.plugin.neuralstyle.image;

import java.awt.Rectangle;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.network.Guide;
import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.filter.EDM;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;

/**
 * What of a content image is painted: all, or what is selected. Of a selection, a window around it is
 * painted, so that the selection is filled with style and far away pixels cost nothing; of that, each
 * pixel takes a share: none outside the selection, all inside, rising over the feathered edge.
 */
public final class Region {

	/** About as far as the deeper layers see beyond the pixel they are at. */
	private static final int MARGIN = 32;

	private static final int SELECTED = 255;

	/** How much of the window's pixels is painted, 0 to 1. */
	private interface Shares {

		float at(int pixel);
	}

	private static final Shares FULL = pixel -> 1;

	private final Rectangle window;
	private final Shares shares;

	private Region(final Rectangle window, final Shares shares) {
		this.window = window;
		this.shares = shares;
	}

	/**
	 * The region selected in an image, or all of it. The image is not changed.
	 *
	 * @param content the image, at least 32 pixels a side
	 * @param feather width of the edge in the image's pixels, inside the selection; at least 0
	 * @throws IllegalArgumentException if the selection lies outside the image
	 */
	public static Region of(final ImagePlus content, final double feather) {
		return Selection.of("content", content).map(selection -> of(content, selection, feather)).orElseGet(() -> all(content
			.getWidth(), content.getHeight()));
	}

	/**
	 * Kind and bounds of an image's selection, such as {@code oval 10,20,64,48}; empty if no area is selected.
	 *
	 * @throws IllegalArgumentException if the selection lies outside the image
	 */
	public static Optional<String> selection(final ImagePlus content) {
		return Selection.of("content", content).map(Selection::text);
	}

	/**
	 * What of an image has to be painted if it is scaled to a size, in pixels of that size; empty if no area is selected.
	 *
	 * @throws IllegalArgumentException if the selection lies outside the image
	 */
	public static Optional<Rectangle> window(final ImagePlus content, final int width, final int height) {
		return Selection.of("content", content).map(selection -> {
			final Roi scaled = ScaledPicture.scale(selection.roi(), width / (double) content.getWidth(), height /
				(double) content.getHeight());
			return window(scaled.getBounds(), width, height);
		});
	}

	/**
	 * This region, less where there are fewer shares of something else; its window shrinks to what is left.
	 *
	 * @param width of the image
	 * @param height of the image
	 * @param others for each pixel of the image a share in [0, 1]
	 * @throws IllegalArgumentException if nothing is left
	 */
	public Region times(final float[] others, final int width, final int height) {
		final float[] product = new float[width * height];
		Rectangle bounds = new Rectangle();
		for (int i = 0; i < window.width * window.height; i++) {
			final int x = window.x + i % window.width;
			final int y = window.y + i / window.width;
			product[y * width + x] = shares.at(i) * others[y * width + x];
			if (product[y * width + x] > 0) bounds = bounds.isEmpty() ? new Rectangle(x, y, 1, 1) : bounds.union(new Rectangle(x, y, 1,
				1));
		}
		if (bounds.isEmpty()) {
			throw new IllegalArgumentException(
				"The selection on the content image and its mask have no pixel in common, so there is nothing to paint. Move one of them, or leave one out.");
		}
		final Rectangle left = window(bounds, width, height);
		final float[] cut = new float[left.width * left.height];
		for (int y = 0; y < left.height; y++) {
			System.arraycopy(product, (left.y + y) * width + left.x, cut, y * left.width, left.width);
		}
		return new Region(left, pixel -> cut[pixel]);
	}

	/** The window of a guide. */
	public Guide crop(final Guide guide) {
		final float[] values = new float[window.width * window.height];
		for (int y = 0; y < window.height; y++) {
			System.arraycopy(guide.values(), (window.y + y) * guide.width() + window.x, values, y * window.width, window.width);
		}
		return new Guide(window.width, window.height, values);
	}

	/** All of an image of a size. */
	public static Region all(final int width, final int height) {
		return new Region(new Rectangle(width, height), FULL);
	}

	private static Region of(final ImagePlus content, final Selection selection, final double feather) {
		final Rectangle inside = window(selection.bounds(), content.getWidth(), content.getHeight());
		final ByteProcessor mask = new ByteProcessor(inside.width, inside.height);
		for (int y = 0; y < inside.height; y++) {
			for (int x = 0; x < inside.width; x++) {
				if (selection.contains(inside.x + x, inside.y + y)) mask.set(x, y, SELECTED);
			}
		}
		final float[] shares = shares(mask, feather);
		return new Region(inside, pixel -> shares[pixel]);
	}

	private static Rectangle window(final Rectangle selected, final int width, final int height) {
		final Rectangle window = new Rectangle(selected);
		window.grow(MARGIN, MARGIN);
		return window.intersection(new Rectangle(width, height));
	}

	private static float[] shares(final ByteProcessor mask, final double feather) {
		// The image's border is no edge: there is nothing beyond it that the paint would have to meet.
		final FloatProcessor distances = new EDM().makeFloatEDM(mask, 0, false);
		if (distances == null) throw new IllegalStateException("The run was interrupted.");
		final float[] shares = (float[]) distances.getPixels();
		for (int i = 0; i < shares.length; i++) {
			final double rise = Math.min(1, shares[i] / (feather + 1));
			shares[i] = (float) (rise * rise * (3 - 2 * rise));
		}
		return shares;
	}

	/** The window of an image: what has to be painted, at least 32 pixels a side. */
	public RgbImage crop(final RgbImage image) {
		return Planes.crop(image, window);
	}

	/** What is done with a pixel that takes paint. */
	interface PixelAction {

		/**
		 * @param x column in the image
		 * @param y row in the image
		 * @param pixel where it is in a plane of the window
		 * @param share how much of it is painted, above 0, up to 1
		 */
		void accept(int x, int y, int pixel, float share);
	}

	/** All pixels that take paint, row by row. */
	void forEach(final PixelAction action) {
		for (int i = 0; i < window.width * window.height; i++) {
			final float share = shares.at(i);
			if (share > 0) action.accept(window.x + i % window.width, window.y + i / window.width, i, share);
		}
	}

	/**
	 * An image with its window painted.
	 *
	 * @param image made only where something of it is left
	 */
	RgbImage blend(final Supplier<RgbImage> image, final RgbImage painted) {
		return shares == FULL ? painted : blend(image.get(), painted);
	}

	/** An image with its window painted. */
	public RgbImage blend(final RgbImage image, final RgbImage painted) {
		final float[][] channels = Stream.of(image.channels()).map(float[]::clone).toArray(float[][]::new);
		forEach((x, y, pixel, share) -> {
			final int at = y * image.width() + x;
			for (int c = 0; c < channels.length; c++) {
				channels[c][at] = mix(channels[c][at], painted.channel(c)[pixel], share);
			}
		});
		return new RgbImage(image.width(), image.height(), channels);
	}

	/** Exactly the one or the other where the share is 0 or 1. */
	private static float mix(final float before, final float painted, final float share) {
		return share == 1 ? painted : before + share * (painted - before);
	}
}
