package fiji.plugin.neuralstyle.transfer;

/** What the target looks like before the first iteration. */
public enum Start {

	/** The content image: fewest iterations, keeps the layout best. */
	CONTENT("content"),

	/** Random noise around mid-grey; the seed says which. */
	NOISE("noise"),

	/** The style image, stretched to the content's size. */
	STYLE("style"),

	/** An image of the user's own, stretched to the content's size. */
	IMAGE("image"),

	/** Random noise with the style's mean colour and the covariance of its colours; the seed says which. */
	STYLE_STATISTICS("style statistics"),

	/** The content with the mean and the covariance of the style's colours. */
	RECOLOURED("recoloured content");

	private final String label;

	Start(final String label) {
		this.label = label;
	}

	/** Whether it shows something, so that its detail is worth keeping from size to size. */
	boolean hasDetail() {
		return this != NOISE && this != STYLE_STATISTICS;
	}

	@Override
	public String toString() {
		return label;
	}
}
