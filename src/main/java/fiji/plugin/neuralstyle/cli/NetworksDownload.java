package fiji.plugin.neuralstyle.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.weights.download.DownloadListener;
import fiji.plugin.neuralstyle.weights.download.DownloadProgress;

/** A download on the console: its progress in one line, and what happens meanwhile in others. */
final class NetworksDownload implements DownloadListener, AutoCloseable {

	private final boolean quiet;
	private final BooleanSupplier cancelled;
	private final ProgressLine line;

	NetworksDownload(final PrintWriter out, final boolean quiet, final BooleanSupplier cancelled) {
		this.quiet = quiet;
		this.cancelled = cancelled;
		line = new ProgressLine(out);
	}

	@Override
	public void progress(final DownloadProgress progress) {
		if (quiet) return;
		final String percent = progress.total().isEmpty() ? "" : String.format(Locale.ROOT, "%3.0f %%  ", 100 * progress
			.fraction());
		line.show(percent + progress, progress.fraction());
	}

	@Override
	public void message(final String sentence) {
		if (!quiet) line.say(sentence);
	}

	@Override
	public boolean isCancelled() {
		return cancelled.getAsBoolean();
	}

	/** Ends the line that was written over. */
	@Override
	public void close() {
		line.close();
	}
}
