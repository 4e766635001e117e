package fiji.plugin.neuralstyle.augment;

/** What becomes of labels. */
public enum LabelFiles {

	/** A copy for each variant, byte for byte, in a folder beside the images. */
	COPY("copy"),

	/** The manifest names the label where it is. */
	REFERENCE("reference");

	private final String text;

	LabelFiles(final String text) {
		this.text = text;
	}

	@Override
	public String toString() {
		return text;
	}
}
