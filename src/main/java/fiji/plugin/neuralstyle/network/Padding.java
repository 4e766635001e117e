package fiji.plugin.neuralstyle.network;

/** What a convolution sees one pixel beyond the border; a property of the network, as it was learned with it. */
public enum Padding {

	/** Zeros: how VGG was trained. */
	ZERO("zero"),

	/** The image mirrored. */
	REFLECT("reflect");

	private final String label;

	Padding(final String label) {
		this.label = label;
	}

	@Override
	public String toString() {
		return label;
	}
}
