package fiji.plugin.neuralstyle.command;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.concurrent.CancellationException;

import org.scijava.app.StatusService;
import org.scijava.command.DynamicCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;

import fiji.plugin.neuralstyle.transfer.TransferListener;
import ij.IJ;

/** What the commands share that manage networks: progress in ImageJ's bar, Esc, errors as sentences. */
abstract class NetworkTaskCommand extends DynamicCommand implements NeuralStyleCommand {

	private static final int STEPS = 1000;

	@Parameter
	private TaskService tasks;

	@Parameter
	private StatusService status;

	@Parameter
	private ThreadService threads;

	@Parameter
	private LogService log;

	private Task task;

	/**
	 * Does the work.
	 *
	 * @throws CancellationException if the user ended it
	 */
	abstract void work() throws IOException, InterruptedException;

	@Override
	public void run() {
		final String title = title();
		task = tasks.createTask(title);
		task.setProgressMaximum(STEPS);
		task.start();
		IJ.resetEscape();
		try {
			work();
		}
		catch (CancellationException e) {
			show(title + " cancelled.");
			cancel("");
		}
		catch (Exception | Error e) {
			cancel(new CommandFailure(title, threads, log).report(e));
		}
		finally {
			if (IJ.getInstance() != null) IJ.showProgress(1);
			task.finish();
		}
	}

	/** As the menu has it. */
	final String title() {
		return getInfo().getMenuPath().getLeaf().getName().replace("...", "");
	}

	/** Whether the user wants it to end. */
	final boolean isStopped() {
		return task.isCanceled() || IJ.escapePressed();
	}

	/** Shows how far it is, from 0 to 1. */
	final void tell(final double fraction, final String message) {
		final int step = (int) Math.round(STEPS * fraction);
		task.setProgressValue(step);
		task.setStatusMessage(message);
		status.showStatus(step, STEPS, message);
		if (IJ.getInstance() == null) return;
		// Plain ImageJ does not listen to SciJava.
		IJ.showStatus(message);
		IJ.showProgress(fraction);
	}

	/** Shows how far a run is, and asks whether it shall go on. */
	final TransferListener progress() {
		return new TaskProgress(task, status);
	}

	/** Says something that the user may want to read again: in ImageJ's log, or where there is no window in SciJava's. */
	final void say(final String sentence) {
		show(sentence);
		if (hasWindows()) IJ.log(sentence);
		else log.info(sentence);
	}

	final void show(final String message) {
		status.showStatus(message);
		if (IJ.getInstance() != null) IJ.showStatus(message);
	}

	static boolean hasWindows() {
		return !GraphicsEnvironment.isHeadless() && IJ.getInstance() != null;
	}

	/** Waits until nobody else computes. */
	final Turn turn() throws InterruptedException {
		final Turn turn = Turn.await(() -> show(title() + " waits for another run to end"), this::isStopped);
		if (turn == null) throw new CancellationException();
		return turn;
	}
}
