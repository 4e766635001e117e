package fiji.plugin.neuralstyle.command;

/** What can be done about networks. */
enum NetworkAction {

	LIST("list"), INSTALL("install"), VERIFY("verify"), REMOVE("remove"), OPEN_FOLDER("open folder");

	private final String text;

	NetworkAction(final String text) {
		this.text = text;
	}

	@Override
	public String toString() {
		return text;
	}
}
