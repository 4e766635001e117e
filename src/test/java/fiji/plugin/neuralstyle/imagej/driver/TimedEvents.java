package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.event.InvocationEvent;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** An event queue that knows how long each event took, which is how long the user waits for anything else. */
final class TimedEvents extends EventQueue {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private long longest;
	private long longestCpu;
	private long cpu;
	private int updates;

	/** Takes the place of the present queue. */
	static TimedEvents install() {
		final TimedEvents queue = new TimedEvents();
		Toolkit.getDefaultToolkit().getSystemEventQueue().push(queue);
		return queue;
	}

	@Override
	protected void dispatchEvent(final AWTEvent event) {
		final long start = System.nanoTime();
		final long startCpu = THREADS.getCurrentThreadCpuTime();
		super.dispatchEvent(event);
		took(event, System.nanoTime() - start, THREADS.getCurrentThreadCpuTime() - startCpu);
	}

	private synchronized void took(final AWTEvent event, final long nanoseconds, final long cpuNanoseconds) {
		// Its text names the class whose work it is.
		if (event instanceof InvocationEvent && event.toString().contains("LivePreview")) updates++;
		longest = Math.max(longest, nanoseconds);
		longestCpu = Math.max(longestCpu, cpuNanoseconds);
		cpu += cpuNanoseconds;
	}

	synchronized void forget() {
		longest = 0;
		longestCpu = 0;
		cpu = 0;
		updates = 0;
	}

	/** How often the live window was changed: once a picture, and twice when the run ends. */
	synchronized int updates() {
		return updates;
	}

	/** Of the event that took longest, in milliseconds. */
	synchronized double longestMs() {
		return longest / 1e6;
	}

	/** Of the event that took most of the processor, in milliseconds; other programs on the machine do not count. */
	synchronized double longestCpuMs() {
		return longestCpu / 1e6;
	}

	/** Of all events, in seconds of the processor. */
	synchronized double cpuSeconds() {
		return cpu / 1e9;
	}
}
