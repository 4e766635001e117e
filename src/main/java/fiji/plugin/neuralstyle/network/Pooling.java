package fiji.plugin.neuralstyle.network;

/** How a 2 x 2 block becomes one value between the network's five blocks of layers. */
public enum Pooling {

	/** The largest value: how VGG was trained. */
	MAX("max"),

	/** The mean: smoother gradients (Gatys et al. 2015, section "Methods"). */
	AVERAGE("average");

	private final String label;

	Pooling(final String label) {
		this.label = label;
	}

	@Override
	public String toString() {
		return label;
	}
}
