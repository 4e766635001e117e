package fiji.plugin.neuralstyle.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import fiji.plugin.neuralstyle.network.Guide;
import ij.plugin.filter.GaussianBlur;
import ij.process.FloatProcessor;

/**
 * Which style goes where in a picture.
 *
 * @param title what it is called in messages
 * @param width columns
 * @param height rows
 * @param regions at least one, by rising number; where they overlap, both styles are painted
 */
public record Mask(String title, int width, int height, List<MaskRegion> regions) {

	/** Four standard deviations hold 95 % of a soft edge. */
	private static final double DEVIATIONS_PER_EDGE = 4;
	private static final double BLUR_ACCURACY = 2e-4;
	/** Of the sides' ratio: what rounding to whole pixels may do to a small mask. */
	private static final double LIKE = 0.02;

	public Mask {
		regions = List.copyOf(regions);
		if (regions.isEmpty()) {
			throw new IllegalArgumentException("The mask \"" + title +
				"\" is empty: no pixel of it is above 0. Paint at least one region, or leave the mask out.");
		}
	}

	/**
	 * Its regions in the order of styles, for a number of styles. A single style is for all regions together; else region k
	 * takes style k, and with {@link Background#STYLE} one more style, the last, the rest.
	 *
	 * @throws IllegalArgumentException if regions and styles do not match; the message names those without the other
	 */
	public Mask forStyles(final int styles, final Background background) {
		final int wanted = background == Background.STYLE ? styles - 1 : styles;
		if (wanted == 0) {
			throw new IllegalArgumentException("The background is to take a style as well, but there is one style, which the mask \"" +
				title + "\" takes. Give one more style, the last, for the background, or set background to keep.");
		}
		if (styles == 1) return new Mask(title, width, height, List.of(new MaskRegion(1, covered())));
		final TreeSet<Integer> numbers = new TreeSet<>(regions.stream().map(MaskRegion::number).toList());
		final List<Integer> withoutStyle = numbers.stream().filter(number -> number > wanted).toList();
		final List<Integer> withoutRegion = new ArrayList<>();
		for (int k = 1; k <= wanted; k++) {
			if (!numbers.contains(k)) withoutRegion.add(k);
		}
		if (withoutStyle.isEmpty() && withoutRegion.isEmpty()) return this;
		throw new IllegalArgumentException("Regions and styles do not match. The mask \"" + title + "\" has the regions " + list(
			List.copyOf(numbers)) + "; " + (background == Background.STYLE ? "beside the background's, styles" : "styles") +
			" are given for " + list(range(wanted)) + "." + (withoutStyle.isEmpty() ? "" : " Without a style: " + list(
				withoutStyle) + ".") + (withoutRegion.isEmpty() ? "" : " Without a region: " + list(withoutRegion) + ".") +
			" Give region k the label k and as many styles as there are regions, or one style for all.");
	}

	/**
	 * At the size of a picture, with soft edges that reach over to both sides. At the picture's border there is no edge.
	 *
	 * @param feather width of the edges in pixels of that size
	 * @throws IllegalArgumentException if the mask has other proportions
	 */
	public Mask fitted(final int newWidth, final int newHeight, final double feather) {
		if (!isLike(newWidth, newHeight)) {
			throw new IllegalArgumentException("The mask \"" + title + "\" is " + width + " x " + height +
				" pixels, which is another shape than that of the picture, " + newWidth + " x " + newHeight +
				". Crop it, or scale it to the content's size.");
		}
		return new Mask(title, newWidth, newHeight, regions.stream().map(region -> new MaskRegion(region.number(), fitted(region
			.values(), newWidth, newHeight, feather))).toList());
	}

	/** To a pixel of the shorter side as well, as a small mask's sides are rounded. */
	private boolean isLike(final int newWidth, final int newHeight) {
		final double x = newWidth / (double) width;
		final double y = newHeight / (double) height;
		return Math.abs(x / y - 1) <= LIKE || Math.abs(newWidth / y - width) <= 1 || Math.abs(newHeight / x - height) <= 1;
	}

	private float[] fitted(final float[] values, final int newWidth, final int newHeight, final double feather) {
		FloatProcessor plane = new FloatProcessor(width, height, values.clone());
		if (newWidth != width || newHeight != height) {
			plane.setInterpolationMethod(FloatProcessor.BILINEAR);
			plane = (FloatProcessor) plane.resize(newWidth, newHeight, true);
		}
		final double deviation = feather / DEVIATIONS_PER_EDGE;
		if (deviation > 0) new GaussianBlur().blurFloat(plane, deviation, deviation, BLUR_ACCURACY);
		final float[] fitted = (float[]) plane.getPixels();
		for (int i = 0; i < fitted.length; i++) {
			fitted[i] = Math.max(0, Math.min(1, fitted[i]));
		}
		return fitted;
	}

	/** How much of each pixel is in any region. */
	public float[] covered() {
		final float[] covered = new float[width * height];
		for (final MaskRegion region : regions) {
			for (int i = 0; i < covered.length; i++) {
				covered[i] = Math.min(1, covered[i] + region.values()[i]);
			}
		}
		return covered;
	}

	/** One guide a style: those of the regions, and with {@link Background#STYLE} that of the rest. */
	public List<Guide> guides(final Background background) {
		final List<Guide> guides = new ArrayList<>();
		regions.forEach(region -> guides.add(new Guide(width, height, region.values())));
		if (background == Background.STYLE) {
			final float[] rest = covered();
			for (int i = 0; i < rest.length; i++) {
				rest[i] = 1 - rest[i];
			}
			guides.add(new Guide(width, height, rest));
		}
		return guides;
	}

	private static List<Integer> range(final int last) {
		final List<Integer> range = new ArrayList<>();
		for (int k = 1; k <= last; k++) {
			range.add(k);
		}
		return range;
	}

	private static String list(final List<Integer> numbers) {
		return String.join(", ", numbers.stream().map(Object::toString).toList());
	}
}
