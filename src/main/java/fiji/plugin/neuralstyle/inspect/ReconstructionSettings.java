package fiji.plugin.neuralstyle.inspect;

import fiji.plugin.neuralstyle.transfer.PyramidSettings;

/**
 * How images are reconstructed.
 *
 * @param what from what
 * @param size longer side of each in pixels, 0 for the image's own
 * @param iterations of the optimizer, at each of {@code levels} sizes; at least 1
 * @param levels sizes to go through, coarse to fine; 1 as in the paper
 * @param seed of the noise
 */
public record ReconstructionSettings(What what, int size, int iterations, int levels, long seed) {

	/** Quick enough to wait for, large enough to see. */
	public static final ReconstructionSettings DEFAULTS = new ReconstructionSettings(What.BOTH, 192, 100, 1, 1);

	private static final double FACTOR = 2;

	/** From what an image is reconstructed. */
	public enum What {
		/** Feature maps. */
		CONTENT("content"),
		/** Gram matrices. */
		STYLE("style"),
		/** The one, then the other. */
		BOTH("both");

		private final String label;

		What(final String label) {
			this.label = label;
		}

		@Override
		public String toString() {
			return label;
		}
	}

	/** @throws IllegalArgumentException if a value will not do; the message says which and why */
	PyramidSettings pyramid() {
		return new PyramidSettings(size, levels, FACTOR);
	}
}
