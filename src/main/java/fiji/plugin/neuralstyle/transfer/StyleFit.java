package fiji.plugin.neuralstyle.transfer;

/** How large the style image is beside the result, and with it the strokes. */
public enum StyleFit {

	/** Its longer side is as long as the result's: strokes keep their size relative to the picture. */
	CONTENT("content"),

	/** A pixel of it is a pixel of the result, whatever their sizes: strokes keep their own. */
	OWN("own");

	private final String label;

	StyleFit(final String label) {
		this.label = label;
	}

	@Override
	public String toString() {
		return label;
	}
}
