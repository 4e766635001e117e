package fiji.plugin.neuralstyle.inspect;

/** 3 x 3 kernels that people have written down. */
public enum ClassicKernel {

	/** The mean of a pixel and its neighbours. */
	AVERAGE_BLUR("average blur", 1 / 9f, 1 / 9f, 1 / 9f, 1 / 9f, 1 / 9f, 1 / 9f, 1 / 9f, 1 / 9f, 1 / 9f),

	/** The difference between a pixel and its neighbours: nothing where all are the same. */
	EDGE_DETECTION("edge detection", -1, -1, -1, -1, 8, -1, -1, -1, -1),

	/** A pixel, and its difference from the four beside it. */
	SHARPEN("sharpen", 0, -1, 0, -1, 5, -1, 0, -1, 0),

	/** The difference between a pixel and the one on its left: edges that stand upright. */
	EDGE_ENHANCE("edge enhance", 0, 0, 0, -1, 1, 0, 0, 0, 0);

	private final String label;
	private final float[] weights;

	ClassicKernel(final String label, final float... weights) {
		this.label = label;
		this.weights = weights;
	}

	/** Nine weights, row after row. */
	public float[] weights() {
		return weights.clone();
	}

	@Override
	public String toString() {
		return label;
	}
}
