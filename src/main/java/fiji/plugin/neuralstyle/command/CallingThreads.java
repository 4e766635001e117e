package fiji.plugin.neuralstyle.command;

import java.util.ArrayList;
import java.util.List;

import org.scijava.thread.ThreadService;

/** The threads that wait for a command: ImageJ keeps a macro's state by thread, and Fiji's commands run on another one. */
final class CallingThreads {

	private CallingThreads() {}

	/**
	 * The threads that called the current one, nearest first; the current one itself where a command runs on
	 * the thread that called it, as in plain ImageJ.
	 */
	static List<Thread> of(final ThreadService threads) {
		final List<Thread> callers = new ArrayList<>();
		Thread caller = threads.getParent(Thread.currentThread());
		while (caller != null && !callers.contains(caller)) {
			callers.add(caller);
			caller = threads.getParent(caller);
		}
		return callers.isEmpty() ? List.of(Thread.currentThread()) : callers;
	}
}
