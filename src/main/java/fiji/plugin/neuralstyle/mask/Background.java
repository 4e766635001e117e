package fiji.plugin.neuralstyle.mask;

/** What becomes of that part of a picture that no region of its mask covers. */
public enum Background {

	/** The content's own pixels. */
	KEEP("keep"),
	/** A region of its own, with the last of the styles. */
	STYLE("style");

	private final String label;

	Background(final String label) {
		this.label = label;
	}

	@Override
	public String toString() {
		return label;
	}
}
