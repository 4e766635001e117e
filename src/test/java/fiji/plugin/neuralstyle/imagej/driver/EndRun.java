package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

import javax.swing.JDialog;

import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.ModuleService;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;

/**
 * Starts runs that would take hours, and ends each in another way: by Esc, by closing its window, and by the
 * stop button that Fiji's task bar has for a task. Looks what is kept of each, and what it leaves behind.
 */
public final class EndRun implements Scenario {

	private static final String LIVE = "Neural Style Transfer (running)";
	private static final String COMMAND = "fiji.plugin.neuralstyle.command.StyleTransferCommand";
	private static final int LOOKS = 50;

	private final CompletableFuture<Task> task = new CompletableFuture<>();

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		// Else ImageJ itself forgets what Undo would bring back as soon as another window is in front.
		Prefs.keepUndoBuffers = true;
		Pictures.open(96);
		final ImagePlus content = WindowManager.getImage(Pictures.CONTENT);
		content.setRoi(10, 12, 60, 50);
		final String original = Windows.pixels(content);
		IJ.run(content, "Invert", "");

		end("escape", this::startByMenu, live -> Windows.pressEscape(live.getCanvas()), content, found);
		end("window", this::startByMenu, live -> EventQueue.invokeLater(live.getWindow()::close), content, found);
		try (Context context = context()) {
			context.service(EventService.class).subscribe(this);
			end("task", () -> context.service(ModuleService.class).run(context.service(CommandService.class).getCommand(
				COMMAND), true, Map.of()), live -> task.join().cancel("the stop button"), content, found);
		}

		Windows.choose("Undo");
		Windows.await("what was there before Invert", () -> original.equals(Windows.pixels(content)) ? true : null);
		found.setProperty("undone", "true");
	}

	/** Knows of each task, as Fiji's task bar does. */
	@EventHandler
	void onEvent(final TaskEvent event) {
		task.complete(event.getTask());
	}

	private interface Start {

		void start() throws Exception;
	}

	private interface End {

		void end(ImagePlus live) throws Exception;
	}

	private static void end(final String way, final Start start, final End end, final ImagePlus content,
		final Properties found) throws Exception
	{
		final String before = Traces.of(content);
		start.start();
		accept();
		final ImagePlus live = Windows.image(LIVE);
		final String pixels = Windows.pixels(live);
		Windows.await("the picture to change", () -> pixels.equals(Windows.pixels(live)) ? null : true);
		final long asked = System.currentTimeMillis();
		end.end(live);
		final ImagePlus kept = Windows.image(Pictures.RESULT);
		found.setProperty(way + "Ms", Long.toString(System.currentTimeMillis() - asked));
		found.setProperty(way + "Stopped", kept.getInfoProperty().replaceAll("(?s).*(stopped: [^\\n]*).*", "$1"));
		found.setProperty(way + "Painted", Boolean.toString(!Windows.pixels(content).equals(Windows.pixels(kept))));
		kept.changes = false;
		Windows.onEventThread(() -> {
			kept.close();
			WindowManager.setCurrentWindow(content.getWindow());
			return null;
		});
		found.setProperty(way + "Before", before);
		found.setProperty(way + "After", settled(before, content));
	}

	/** What there is once the last threads have ended. */
	private static String settled(final String expected, final ImagePlus content) throws Exception {
		String now = Traces.of(content);
		for (int look = 0; look < LOOKS && !now.equals(expected); look++) {
			Thread.sleep(100);
			now = Traces.of(content);
		}
		return now;
	}

	private void startByMenu() throws Exception {
		Windows.choose("Neural Style Transfer...");
	}

	private static void accept() throws Exception {
		final JDialog dialog = Windows.dialog();
		Windows.write(dialog, "iterations", "100000000");
		Windows.write(dialog, "optimizer", "Adam");
		Windows.press(dialog, "ok");
	}

	/** One that knows the commands in ImageJ's plugins folder, as Fiji's does. */
	private static Context context() {
		Thread.currentThread().setContextClassLoader(IJ.getClassLoader());
		return new Context();
	}
}
