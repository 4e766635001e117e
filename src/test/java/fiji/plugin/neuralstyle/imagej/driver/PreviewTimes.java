package fiji.plugin.neuralstyle.imagej.driver;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;

import com.sun.management.OperatingSystemMXBean;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/** Runs the same macro with the live window and, in batch mode, without it, and measures both. */
public final class PreviewTimes implements Scenario {

	private static final String PREVIEW = "Neural Style preview";

	private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
	/** Of the thread that draws, in nanoseconds. */
	private long previewCpu;

	/** The file {@code settings.txt} in the data folder has the side in pixels, the macro's settings, and which way is first. */
	@Override
	public void play(final Path data, final Properties found) throws Exception {
		final List<String> settings = Files.readAllLines(data.resolve("settings.txt"));
		Pictures.open(Integer.parseInt(settings.get(0)));
		final String line = "run('Neural Style Transfer...', 'content=[" + Pictures.CONTENT.replace("[", "%5B").replace("]",
			"%5D") + "] style=" + Pictures.STYLE + " ";
		final TimedEvents events = TimedEvents.install();
		run("window", line + "iterations=2 levels=1');", events, new Properties());
		for (final String way : settings.get(2).split(" ")) {
			run(way, line + settings.get(1) + "');", events, found);
		}
	}

	private void run(final String way, final String line, final TimedEvents events, final Properties found) throws Exception {
		final AtomicBoolean running = new AtomicBoolean(true);
		previewCpu = 0;
		final Thread watcher = new Thread(() -> watch(running));
		watcher.start();
		events.forget();
		final long cpu = system.getProcessCpuTime();
		final long start = System.nanoTime();
		if (way.equals("window")) IJ.runMacro(line);
		else new Interpreter().run("setBatchMode(true);\n" + line, "");
		found.setProperty(way + ".seconds", Double.toString((System.nanoTime() - start) / 1e9));
		found.setProperty(way + ".cpu", Double.toString((system.getProcessCpuTime() - cpu) / 1e9));
		found.setProperty(way + ".longestMs", Double.toString(events.longestMs()));
		found.setProperty(way + ".longestCpuMs", Double.toString(events.longestCpuMs()));
		found.setProperty(way + ".updates", Integer.toString(events.updates()));
		found.setProperty(way + ".eventsCpu", Double.toString(events.cpuSeconds()));
		running.set(false);
		watcher.join();
		found.setProperty(way + ".previewCpu", Double.toString(previewCpu / 1e9));
		final ImagePlus result = WindowManager.getImage(Pictures.RESULT);
		if (result == null) return;
		result.changes = false;
		result.close();
	}

	/** The last that is seen of the thread's clock; it draws nothing in its last moments. */
	private void watch(final AtomicBoolean running) {
		while (running.get()) {
			for (final ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
				if (thread == null || !thread.getThreadName().equals(PREVIEW)) continue;
				previewCpu = Math.max(previewCpu, threads.getThreadCpuTime(thread.getThreadId()));
			}
			try {
				Thread.sleep(20);
			}
			catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		}
	}
}
