package fiji.plugin.neuralstyle.imagej;

import java.util.List;

import org.scijava.app.event.StatusEvent;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;

import ij.IJ;

/** Shows what SciJava's status service is told in ImageJ's status line and progress bar, until it is closed. */
final class StatusLine implements AutoCloseable {

	private final EventService events;
	/** SciJava itself holds a subscriber only weakly. */
	private final List<EventSubscriber<?>> subscriptions;
	private final String title;
	private boolean progressShown;

	/**
	 * @param events of a SciJava that has no user interface of its own
	 * @param title of the command that runs
	 */
	StatusLine(final EventService events, final String title) {
		this.events = events;
		this.title = title;
		subscriptions = events.subscribe(this);
	}

	@EventHandler
	void show(final StatusEvent event) {
		final String message = event.getStatusMessage();
		// "Command finished: ..." and an empty line would hide what came of it.
		if (message != null && !message.isEmpty() && !message.endsWith(": " + title)) IJ.showStatus(message);
		if (event.getProgressMaximum() <= 0) return;
		IJ.showProgress(event.getProgressValue(), event.getProgressMaximum());
		progressShown = true;
	}

	/** Takes the progress bar away; the last message stays. */
	@Override
	public void close() {
		events.unsubscribe(subscriptions);
		if (progressShown) IJ.showProgress(1);
	}
}
