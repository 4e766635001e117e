package fiji.plugin.neuralstyle.transfer;

/** How the weights of style layers are to be understood. */
public enum LayerBalance {

	/** As factors of the layers' losses, which differ from network to network by orders of magnitude. */
	NONE("none"),

	/** As shares of the style's gradient: layers of the same weight matter equally, whatever their losses are. */
	AUTOMATIC("automatic");

	private final String label;

	LayerBalance(final String label) {
		this.label = label;
	}

	@Override
	public String toString() {
		return label;
	}
}
