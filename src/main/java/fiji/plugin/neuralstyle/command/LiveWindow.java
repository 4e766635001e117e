package fiji.plugin.neuralstyle.command;

import ij.ImagePlus;
import ij.gui.ImageWindow;

/** An image's window whose subtitle tells of the run, as long as there is one. */
final class LiveWindow extends ImageWindow {

	private static final long serialVersionUID = 1L;

	private volatile String news;

	LiveWindow(final ImagePlus image) {
		super(image);
	}

	/** What the subtitle says; null for ImageJ's own. */
	void tell(final String line) {
		news = line;
		repaint(0, 0, getWidth(), getInsets().top);
	}

	@Override
	public String createSubtitle() {
		final String line = news;
		return line == null ? super.createSubtitle() : line;
	}
}
