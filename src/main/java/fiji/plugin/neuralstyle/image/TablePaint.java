package fiji.plugin.neuralstyle.image;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.process.ImageProcessor;

/**
 * Paints values that a lookup table shows: each becomes the one whose entry has the wanted luminance, on
 * a scale from the table's darkest entry to its brightest. Grey tables are continuous, others have 256 steps.
 */
final class TablePaint implements LuminancePaint {

	private static final int ENTRIES = 256;

	private final ImageProcessor shown;
	private final ImageProcessor pixels;

	/**
	 * @param shown has lookup table and display range
	 * @param pixels has the values, which are painted
	 */
	TablePaint(final ImageProcessor shown, final ImageProcessor pixels) {
		this.shown = shown;
		this.pixels = pixels;
	}

	@Override
	public void apply(final RgbImage painted, final Region region) {
		final double min = shown.getMin();
		final double range = shown.getMax() - min;
		final boolean grey = DisplayedImage.isGrey(shown.getLut());
		final boolean inverted = shown.isInvertedLut();
		final double[] positions = grey ? null : positions(LuminancePaint.luminances(shown.getLut()));
		region.forEach((x, y, pixel, share) -> {
			final double wanted = LuminancePaint.luminance(painted, pixel);
			final double position = !grey ? positions[(int) Math.round(wanted * (ENTRIES - 1))] : inverted ? 1 - wanted : wanted;
			final double before = pixels.getf(x, y);
			final double value = min + position * range;
			// Where nothing of the old value remains, what it was (perhaps NaN) must not matter.
			LuminancePaint.set(pixels, x, y, share == 1 ? value : before + share * (value - before));
		});
	}

	/** For each of 256 luminances, from the table's least to its largest, where in the table it is, 0 to 1. */
	private static double[] positions(final double[] luminances) {
		double low = 1;
		double high = 0;
		for (final double luminance : luminances) {
			low = Math.min(low, luminance);
			high = Math.max(high, luminance);
		}
		final double[] positions = new double[ENTRIES];
		for (int i = 0; i < ENTRIES; i++) {
			final double wanted = low + (high - low) * i / (ENTRIES - 1);
			int nearest = 0;
			for (int entry = 1; entry < luminances.length; entry++) {
				if (Math.abs(luminances[entry] - wanted) < Math.abs(luminances[nearest] - wanted)) nearest = entry;
			}
			positions[i] = nearest / (double) (luminances.length - 1);
		}
		return positions;
	}
}
