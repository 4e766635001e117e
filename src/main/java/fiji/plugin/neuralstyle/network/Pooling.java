package fiji.plugin.neuralstyle.network;

/** How a 2 x 2 block becomes one value between the network's five blocks of layers. */
public enum Pooling {

	/** The largest value: how VGG was trained. */
	MAX("max"),

	/** The mean: smoother gradients (Gatys et al. 2015, section "Methods"). */
	AVERAGE("average"),

	/**
	 * The mean, which the next convolution sees a quarter stronger: then maps are about as strong as with the largest value,
	 * which a network's biases and the losses' weights are made for. A pool layer itself is the plain mean.
	 */
	SCALED_AVERAGE("scaled average");

	private static final float SCALE_OF_AVERAGE = 1.25f;

	private final String label;

	Pooling(final String label) {
		this.label = label;
	}

	/** How much stronger the next convolution sees the values. */
	float scale() {
		return this == SCALED_AVERAGE ? SCALE_OF_AVERAGE : 1;
	}

	@Override
	public String toString() {
		return label;
	}
}
