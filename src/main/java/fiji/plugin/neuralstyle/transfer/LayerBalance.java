package fiji.plugin.neuralstyle.transfer;

/** How the weights of style layers are to be understood. */
public enum LayerBalance {

	/** As factors of the layers' losses, which differ from network to network by orders of magnitude. */
	NONE("none"),

	/** As shares of the style's gradient: layers of the same weight matter equally, whatever their losses are. */
	AUTOMATIC("automatic"),

	/**
	 * The same, and style and content are shares of the gradient as well: the same weights mean the same in every network.
	 * With the default weights both gradients are equally long in noise, where both have everything to ask.
	 */
	NORMALISED("normalised");

	private final String label;

	LayerBalance(final String label) {
		this.label = label;
	}

	@Override
	public String toString() {
		return label;
	}
}
