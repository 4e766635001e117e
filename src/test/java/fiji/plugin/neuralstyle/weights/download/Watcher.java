package fiji.plugin.neuralstyle.weights.download;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Writes down what it is told, and cancels if it is told something. */
public final class Watcher implements DownloadListener {

	private final List<DownloadProgress> progress = Collections.synchronizedList(new ArrayList<>());
	private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
	private final Predicate<Watcher> cancelled;

	public Watcher() {
		this(watcher -> false);
	}

	/** @param cancelled asked whenever the download asks */
	public Watcher(final Predicate<Watcher> cancelled) {
		this.cancelled = cancelled;
	}

	@Override
	public void progress(final DownloadProgress now) {
		progress.add(now);
	}

	@Override
	public void message(final String sentence) {
		messages.add(sentence);
	}

	@Override
	public boolean isCancelled() {
		return cancelled.test(this);
	}

	public List<DownloadProgress> progress() {
		return List.copyOf(progress);
	}

	public List<String> messages() {
		return List.copyOf(messages);
	}
}
