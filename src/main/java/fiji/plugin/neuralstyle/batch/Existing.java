package fiji.plugin.neuralstyle.batch;

/** What to do where a result is there already. */
public enum Existing {

	/** Leave it, whatever it is. */
	SKIP("skip"),

	/**
	 * Leave it if it says that it was made of the same content and style, by name, with the same network and
	 * settings; make it anew if it says otherwise. A file that says nothing of it is left alone.
	 */
	UPDATE("update"),

	/** Make it anew, whatever it is. */
	REPLACE("replace");

	private final String text;

	Existing(final String text) {
		this.text = text;
	}

	@Override
	public String toString() {
		return text;
	}
}
