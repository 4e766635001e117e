package fiji.plugin.neuralstyle.command;

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.TransferListener;

/** Several listeners as one; any of them may cancel. */
final class RunListeners implements TransferListener {

	private final List<TransferListener> listeners = new ArrayList<>();

	RunListeners(final TransferListener first) {
		add(first);
	}

	void add(final TransferListener listener) {
		listeners.add(listener);
	}

	@Override
	public void pictureStarted(final int picture, final int pictures) {
		listeners.forEach(listener -> listener.pictureStarted(picture, pictures));
	}

	@Override
	public void notified(final String message) {
		listeners.forEach(listener -> listener.notified(message));
	}

	@Override
	public void iterated(final Progress progress) {
		listeners.forEach(listener -> listener.iterated(progress));
	}

	@Override
	public boolean isCancelled() {
		return listeners.stream().anyMatch(TransferListener::isCancelled);
	}
}
