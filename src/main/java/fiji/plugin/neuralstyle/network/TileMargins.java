package fiji.plugin.neuralstyle.network;

/**
 * How much a tile reaches beyond its core, so that the core's feature maps, and the gradients that come from
 * them, are those of the whole image. It shrinks from pooling to pooling, as deeper layers need less around
 * them.
 *
 * @param pixels of the image on each side: first of the tile itself, then of each step's output
 * @param alignment of cores in pixels, so that pooling falls in step with the whole image's
 */
record TileMargins(int[] pixels, int alignment) {

	static TileMargins of(final Plan plan) {
		final long[][] steps = plan.steps();
		int stride = 1;
		for (final long[] step : steps) {
			if (Plan.isPooling(step)) stride *= 2;
		}
		final int alignment = stride;
		final int[] pixels = new int[steps.length + 1];
		for (int i = steps.length - 1; i >= 0; i--) {
			// A 3 x 3 convolution looks one value further on each side.
			pixels[i] = pixels[i + 1] + (Plan.isConvolution(steps[i]) ? stride : 0);
			if (Plan.isPooling(steps[i])) stride /= 2;
		}
		// A map must fall in step with the next pooling alone, as it is cut again after that.
		int kept = roundedUp(pixels[0], Math.min(2, alignment));
		pixels[0] = kept;
		for (int i = 0; i < steps.length; i++) {
			if (Plan.isPooling(steps[i])) {
				stride *= 2;
				kept = roundedUp(pixels[i + 1], Math.min(2 * stride, alignment));
			}
			pixels[i + 1] = kept;
		}
		return new TileMargins(pixels, alignment);
	}

	/** Of the tile itself. */
	int outermost() {
		return pixels[0];
	}

	static int roundedUp(final int value, final int unit) {
		return -Math.floorDiv(-value, unit) * unit;
	}
}
