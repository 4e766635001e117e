package fiji.plugin.neuralstyle.reproduce;

import java.util.Locale;
import java.util.Optional;

import fiji.plugin.neuralstyle.image.Attachments;
import fiji.plugin.neuralstyle.image.Opacity;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * How far two images have the same pixels.
 *
 * @param comparable whether they have the same size, and as many pictures
 * @param values of all pixels and channels
 * @param differing how many of them differ
 * @param largest difference, in grey values
 */
public record PixelComparison(boolean comparable, long values, long differing, double largest) {

	/**
	 * Compares two images, the first as it was saved: in RGB, where its format has nothing else. Of pixels that are not
	 * opaque, files do not keep the colours, so these are left out.
	 */
	public static PixelComparison of(final ImagePlus saved, final ImagePlus again) {
		if (saved.getWidth() != again.getWidth() || saved.getHeight() != again.getHeight() || saved.getStackSize() != again
			.getStackSize()) return new PixelComparison(false, 0, 0, 0);
		final Counter counter = new Counter();
		final Optional<Opacity> opacity = Attachments.of(again).opacity();
		for (int n = 1; n <= saved.getStackSize(); n++) {
			counter.add(plane(saved, n), plane(again, n), opacity);
		}
		return new PixelComparison(true, counter.values, counter.differing, counter.largest);
	}

	/** Whether all are the same. */
	public boolean same() {
		return comparable && differing == 0;
	}

	/** As a sentence. */
	@Override
	public String toString() {
		if (!comparable) return "The new image has another size, or another number of pictures.";
		if (same()) return "The new image has the same pixels, all of them.";
		return String.format(Locale.ROOT, "The new image differs in %d of %d values, by %.4g at most.", differing,
			values, largest);
	}

	private static ImageProcessor plane(final ImagePlus image, final int number) {
		return image.getStackSize() == 1 ? image.getProcessor() : image.getStack().getProcessor(number);
	}

	private static final class Counter {

		private long values;
		private long differing;
		private double largest;

		void add(final ImageProcessor saved, final ImageProcessor again, final Optional<Opacity> opacity) {
			final boolean colour = saved instanceof ColorProcessor || again instanceof ColorProcessor;
			final ImageProcessor one = colour ? saved.convertToRGB() : saved;
			final ImageProcessor other = colour ? again.convertToRGB() : again;
			for (int i = 0; i < one.getPixelCount(); i++) {
				if (opacity.isPresent() && !opacity.get().isFull(i)) continue;
				if (colour) addColours(one.get(i), other.get(i));
				else add(Math.abs((double) one.getf(i) - other.getf(i)));
			}
		}

		private void addColours(final int one, final int other) {
			for (int shift = 0; shift < 24; shift += 8) {
				add(Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
			}
		}

		private void add(final double difference) {
			values++;
			// Two NaN are the same value.
			if (!(difference > 0)) return;
			differing++;
			largest = Math.max(largest, difference);
		}
	}
}
