package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;

/** Trouble on this side, which no other server would cure. */
public final class DiskException extends IOException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param sentence what to do
	 * @param cause may be null
	 */
	public DiskException(final String sentence, final IOException cause) {
		super(sentence, cause);
	}
}
