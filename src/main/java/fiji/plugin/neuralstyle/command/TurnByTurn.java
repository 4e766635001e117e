package fiji.plugin.neuralstyle.command;

import org.scijava.app.StatusService;

import fiji.plugin.neuralstyle.batch.BatchJob;
import fiji.plugin.neuralstyle.batch.BatchListener;
import fiji.plugin.neuralstyle.batch.BatchOutcome;
import fiji.plugin.neuralstyle.batch.BatchProgress;

/** Waits for a turn before each image of a batch, so that others who want to compute wait for one image, not for all. */
final class TurnByTurn implements BatchListener, AutoCloseable {

	private final BatchListener listener;
	private final StatusService status;
	private Turn turn;
	private boolean interrupted;

	/** @param listener is told of everything, and may cancel */
	TurnByTurn(final BatchListener listener, final StatusService status) {
		this.listener = listener;
		this.status = status;
	}

	@Override
	public void started(final int number, final int jobs, final BatchJob job) {
		listener.started(number, jobs, job);
		try {
			// None if it is cancelled meanwhile: the job then ends before it has computed anything to speak of.
			turn = Turn.await(() -> status.showStatus(StyleFolderCommand.TITLE + " waits for another run to end"),
				listener::isCancelled);
		}
		catch (InterruptedException e) {
			interrupted = true;
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void notified(final String message) {
		listener.notified(message);
	}

	@Override
	public void iterated(final BatchProgress progress) {
		listener.iterated(progress);
	}

	@Override
	public void finished(final BatchOutcome outcome) {
		close();
		listener.finished(outcome);
	}

	@Override
	public void fault(final BatchJob job, final RuntimeException fault) {
		listener.fault(job, fault);
	}

	@Override
	public boolean isCancelled() {
		return interrupted || listener.isCancelled();
	}

	/** Gives the turn up, if it has one. */
	@Override
	public void close() {
		if (turn != null) turn.close();
		turn = null;
	}
}
