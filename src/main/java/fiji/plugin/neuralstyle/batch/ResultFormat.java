package fiji.plugin.neuralstyle.batch;

/** Formats of results; the text is the file's ending. */
public enum ResultFormat {

	/** Without loss. */
	PNG("png"),

	/** Smallest. */
	JPEG("jpg"),

	/** Without loss, and with any calibration. */
	TIFF("tif");

	private final String ending;

	ResultFormat(final String ending) {
		this.ending = ending;
	}

	@Override
	public String toString() {
		return ending;
	}
}
