package fiji.plugin.neuralstyle.dialog;

/** Text for Swing's labels and tool tips, which break no lines by themselves. */
final class WrappedText {

	private WrappedText() {}

	/** @param width in pixels */
	static String html(final String text, final int width) {
		final String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
		return "<html><div width=\"" + width + "\">" + escaped + "</div></html>";
	}
}
