package fiji.plugin.neuralstyle.network;

import java.util.Arrays;

/**
 * A part of an image that the network sees at once: a core, and around it what the core's feature maps see.
 * The cores of all tiles cover the image without overlap.
 *
 * @param window rows and columns of the image: top, bottom, left, right; ends are exclusive. Beyond an edge the image
 *          goes on with its other side
 * @param core the same of the core
 * @param regions a row a step, as {@code vgg.py} explains
 */
record Tile(long[] window, long[] core, long[][] regions) {

	/**
	 * Along one side of the image.
	 *
	 * @param first pixel that there is; of an image without edges there is no first one
	 * @param last the same at the other end, exclusive
	 */
	record Span(int coreStart, int coreEnd, int first, int last) {

		/** On a side of so many pixels. */
		static Span of(final int coreStart, final int coreEnd, final int size, final Padding padding) {
			return padding == Padding.CIRCULAR ? new Span(coreStart, coreEnd, Integer.MIN_VALUE, Integer.MAX_VALUE) : new Span(
				coreStart, coreEnd, 0, size);
		}

		/** The first pixel of a region that reaches so far beyond the core. */
		int start(final int margin) {
			return Math.max(first, coreStart - margin);
		}

		/** One more than its last pixel. */
		int end(final int margin) {
			return Math.min(last, coreEnd + margin);
		}

		/** Cut, core and place on this side after a step; all starts are multiples of the stride. */
		private long[] region(final int before, final int after, final int stride) {
			final int wider = start(before) / stride;
			final int start = start(after) / stride;
			final int end = end(after) / stride;
			final int core = coreStart / stride;
			return new long[] { start - wider, end - wider, core - start, coreEnd / stride - start, core };
		}
	}

	static Tile of(final Plan plan, final TileMargins margins, final Span rows, final Span columns) {
		final int outermost = margins.outermost();
		final long[][] regions = new long[plan.steps().length][];
		int stride = 1;
		for (int i = 0; i < regions.length; i++) {
			if (Plan.isPooling(plan.steps()[i])) stride *= 2;
			final long[] y = rows.region(margins.pixels()[i], margins.pixels()[i + 1], stride);
			final long[] x = columns.region(margins.pixels()[i], margins.pixels()[i + 1], stride);
			regions[i] = new long[] { y[0], y[1], x[0], x[1], y[2], y[3], x[2], x[3], y[4], x[4] };
		}
		return new Tile(new long[] { rows.start(outermost), rows.end(outermost), columns.start(outermost), columns.end(
			outermost) }, new long[] { rows.coreStart(), rows.coreEnd(), columns.coreStart(), columns.coreEnd() }, regions);
	}

	/** The same tile for a plan that ends after so many steps. */
	Tile firstSteps(final int count) {
		return new Tile(window, core, Arrays.copyOf(regions, count));
	}

	/** Pixels that the network sees. */
	long pixels() {
		return (window[1] - window[0]) * (window[3] - window[2]);
	}
}
