package fiji.plugin.neuralstyle.network;

import java.util.List;

/**
 * What a convolution sees one pixel beyond the border; a property of the network, as it was learned with it. But an
 * image that is to be a tile of an endless one has no border.
 */
public enum Padding {

	/** Zeros: how VGG was trained. */
	ZERO("zero"),

	/** The image mirrored. */
	REFLECT("reflect"),

	/** The image's other side. */
	CIRCULAR("circular");

	/** Those that networks are learned with. */
	public static final List<Padding> LEARNED = List.of(ZERO, REFLECT);

	private final String label;

	Padding(final String label) {
		this.label = label;
	}

	@Override
	public String toString() {
		return label;
	}
}
