package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.scijava.app.StatusService;
import org.scijava.command.DynamicCommand;
import org.scijava.log.LogService;
import org.scijava.module.MutableModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;

import fiji.plugin.neuralstyle.inspect.IterationWatcher;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import ij.IJ;

/** What the commands share that look into a network, or show what it knows: open images as choices, errors as sentences, one at a time. */
abstract class InspectCommand extends DynamicCommand implements NeuralStyleCommand {

	@Parameter
	private TaskService tasks;

	@Parameter
	private StatusService status;

	@Parameter
	private ThreadService threadService;

	@Parameter
	private LogService log;

	private Task task;

	/** Does the work, while nobody else computes. */
	abstract void work() throws IOException, InterruptedException;

	@Override
	public void run() {
		final String title = title();
		task = tasks.createTask(title);
		task.start();
		IJ.resetEscape();
		try (Turn turn = Turn.await(() -> status.showStatus(title + " waits for another run to end"), this::isStopped)) {
			if (turn == null) cancel("");
			else work();
		}
		catch (Exception | Error e) {
			cancel(new CommandFailure(title, threadService, log).report(e));
		}
		finally {
			task.finish();
		}
	}

	/** Whether the user wants it to end. */
	final boolean isStopped() {
		return task.isCanceled() || IJ.escapePressed();
	}

	/** Shows how far it is. */
	final void tell(final int step, final int steps, final String message) {
		task.setProgressMaximum(steps);
		task.setProgressValue(step);
		task.setStatusMessage(message);
		status.showStatus(step, steps, message);
	}

	/** Shows how far a run is, and asks whether it shall go on. */
	final TransferListener progress() {
		return new TaskProgress(task, status);
	}

	/** Shows how far a computation of several images is, with the time left, and asks whether it shall go on. */
	final IterationWatcher watcher() {
		final long start = System.nanoTime();
		return new IterationWatcher() {

			@Override
			public void iterated(final int done, final int all) {
				final double secondsLeft = (System.nanoTime() - start) / 1e9 * (all - done) / done;
				tell(done, all, String.format(Locale.ROOT, "%s: iteration %d of %d, %.0f s left", title(), done, all, secondsLeft));
			}

			@Override
			public boolean isCancelled() {
				return isStopped();
			}
		};
	}

	/** For an initializer: offers the open images in a dialog, the active one first, unless the value is given already. */
	final void offerImages(final String input) {
		offerImages(input, "");
	}

	/** The same, but first an image that is not the one meant by another input. */
	final void offerImages(final String input, final String other) {
		final List<String> open = OpenImages.choices();
		if (open.isEmpty() || isGiven(input)) return;
		final MutableModuleItem<String> item = getInfo().getMutableInput(input, String.class);
		item.setChoices(open);
		setInput(input, OpenImages.firstBut(other).orElse(open.get(0)));
	}

	/** The same for an image that need not be given: none is the first choice. */
	final void offerImagesOrNone(final String input) {
		if (OpenImages.choices().isEmpty() || isGiven(input)) return;
		final List<String> choices = new ArrayList<>(List.of(""));
		choices.addAll(OpenImages.choices());
		getInfo().getMutableInput(input, String.class).setChoices(choices);
	}

	private String title() {
		return getInfo().getMenuPath().getLeaf().getName().replace("...", "");
	}

	private boolean isGiven(final String input) {
		return isInputResolved(input) && !((String) getInput(input)).isBlank();
	}
}
