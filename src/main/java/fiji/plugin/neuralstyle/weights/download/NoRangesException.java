package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;

/** A server gives files as a whole only. */
public final class NoRangesException extends IOException {

	private static final long serialVersionUID = 1L;

	NoRangesException(final String reason) {
		super(reason);
	}
}
