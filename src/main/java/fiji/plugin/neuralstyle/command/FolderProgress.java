package fiji.plugin.neuralstyle.command;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.scijava.app.StatusService;
import org.scijava.log.LogService;
import org.scijava.task.Task;

import fiji.plugin.neuralstyle.TimeLeft;
import fiji.plugin.neuralstyle.batch.BatchJob;
import fiji.plugin.neuralstyle.batch.BatchListener;
import fiji.plugin.neuralstyle.batch.BatchOutcome;
import fiji.plugin.neuralstyle.batch.BatchProgress;
import fiji.plugin.neuralstyle.batch.Status;
import fiji.plugin.neuralstyle.transfer.Progress;
import ij.IJ;

/** Shows a batch as a task and in the status bar; the task's stop button and the Esc key end it. */
final class FolderProgress implements BatchListener {

	private static final int STEPS = 1000;

	private final Task task;
	private final StatusService status;
	private final LogService log;
	/** What was said once holds for all. */
	private final Set<String> notes = new HashSet<>();

	FolderProgress(final Task task, final StatusService status, final LogService log) {
		this.task = task;
		this.status = status;
		this.log = log;
		task.setProgressMaximum(STEPS);
		IJ.resetEscape();
	}

	@Override
	public void started(final int number, final int jobs, final BatchJob job) {
		tell((number - 1.0) / jobs, name(number, jobs, job));
	}

	@Override
	public void notified(final String message) {
		if (notes.add(message)) IJ.log(StyleFolderCommand.TITLE + ": " + message);
	}

	@Override
	public void iterated(final BatchProgress progress) {
		final Progress image = progress.image();
		tell(progress.fraction(), String.format(Locale.ROOT, "%s: size %d of %d, iteration %d of %d; %s for all", name(
			progress.number(), progress.jobs(), progress.job()), image.level(), image.levels(), image.iteration(), image
				.iterations(), TimeLeft.text(progress.timeLeft(), progress.fraction())));
	}

	@Override
	public void finished(final BatchOutcome outcome) {
		if (outcome.status() == Status.FAILED) log.warn(outcome.job().content() + ": " + outcome.message());
	}

	@Override
	public void fault(final BatchJob job, final RuntimeException fault) {
		log.error("A fault at " + job.content(), fault);
	}

	@Override
	public boolean isCancelled() {
		return task.isCanceled() || IJ.escapePressed();
	}

	private void tell(final double fraction, final String message) {
		final int step = (int) Math.round(STEPS * fraction);
		task.setProgressValue(step);
		task.setStatusMessage(message);
		status.showStatus(step, STEPS, message);
	}

	private static String name(final int number, final int jobs, final BatchJob job) {
		return String.format(Locale.ROOT, "%s: %d of %d, %s in the style of %s", StyleFolderCommand.TITLE, number, jobs, job
			.content().getFileName(), job.style().title());
	}
}
