package fiji.plugin.neuralstyle.transfer;

/** Whose colours the result has. */
public enum Colours {

	/** The style's, as the method alone brings them. */
	STYLE("style"),

	/** The content's: the result keeps its luminance alone, and takes the content's colour differences. */
	LUMINANCE("luminance"),

	/** The content's, as the style is painted with after its histograms of colour were matched to the content's. */
	MATCH_HISTOGRAM("match-histogram"),

	/** The content's, as the style is painted with after its mean and covariance of colour were matched to the content's. */
	MATCH_COVARIANCE("match-covariance");

	private final String label;

	Colours(final String label) {
		this.label = label;
	}

	@Override
	public String toString() {
		return label;
	}
}
