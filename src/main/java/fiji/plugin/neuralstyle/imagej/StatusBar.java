package fiji.plugin.neuralstyle.imagej;

import java.util.List;

import org.scijava.app.event.StatusEvent;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;

import ij.IJ;

/** Shows what a command says of its progress in plain ImageJ's status bar, as Fiji does. */
final class StatusBar implements AutoCloseable {

	private final EventService events;
	/** SciJava itself holds a subscriber only weakly. */
	private final List<EventSubscriber<?>> subscriptions;

	StatusBar(final EventService events) {
		this.events = events;
		subscriptions = events.subscribe(this);
	}

	@EventHandler
	private void said(final StatusEvent event) {
		if (event.getStatusMessage() != null) IJ.showStatus(event.getStatusMessage());
		if (event.getProgressMaximum() > 0) IJ.showProgress((double) event.getProgressValue() / event.getProgressMaximum());
	}

	@Override
	public void close() {
		events.unsubscribe(subscriptions);
		IJ.showProgress(1);
	}
}
