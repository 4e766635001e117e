package fiji.plugin.neuralstyle.command;

import java.util.Locale;

import org.scijava.app.StatusService;
import org.scijava.task.Task;

import fiji.plugin.neuralstyle.TimeLeft;
import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import ij.IJ;

/** Shows a run as a task and in the status bar; the task's stop button and the Esc key end it. */
final class TaskProgress implements TransferListener {

	private static final int STEPS = 1000;

	private final Task task;
	private final StatusService status;
	private String where = "";

	TaskProgress(final Task task, final StatusService status) {
		this.task = task;
		this.status = status;
		task.setProgressMaximum(STEPS);
		IJ.resetEscape();
	}

	@Override
	public void pictureStarted(final int picture, final int pictures) {
		where = pictures == 1 ? "" : String.format(Locale.ROOT, "slice %d of %d, ", picture, pictures);
	}

	@Override
	public void notified(final String message) {
		// The status bar forgets in a moment; SciJava's log has no window in plain ImageJ.
		IJ.log("Neural Style Transfer: " + message);
	}

	@Override
	public void iterated(final Progress progress) {
		final int step = (int) Math.round(STEPS * progress.fraction());
		final String message = String.format(Locale.ROOT, "Neural Style Transfer: %ssize %d of %d, iteration %d of %d, %s", where,
			progress.level(), progress.levels(), progress.iteration(), progress.iterations(), TimeLeft.text(progress.timeLeft(),
				progress.fraction()));
		task.setProgressValue(step);
		task.setStatusMessage(message);
		status.showStatus(step, STEPS, message);
	}

	@Override
	public boolean isCancelled() {
		return task.isCanceled() || IJ.escapePressed();
	}
}
