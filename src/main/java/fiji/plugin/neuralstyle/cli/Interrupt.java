package fiji.plugin.neuralstyle.cli;

import java.util.List;
import java.util.function.BooleanSupplier;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns Ctrl-C, or a scheduler's TERM, into a request to finish. A second one ends the process at once.
 * <p>
 * A shutdown hook would do without {@link Signal}, but while the virtual machine shuts down, writing the
 * picture fails: libraries on the way register hooks of their own.
 */
final class Interrupt {

	private static final List<String> SIGNALS = List.of("INT", "TERM");

	private volatile boolean requested;

	private Interrupt() {}

	/**
	 * Starts to listen.
	 *
	 * @return whether somebody has asked to finish
	 */
	static BooleanSupplier listen() {
		final Interrupt interrupt = new Interrupt();
		for (final String name : SIGNALS) {
			try {
				Signal.handle(new Signal(name), interrupt::request);
			}
			catch (IllegalArgumentException e) {
				// A virtual machine told to keep off signals (-Xrs): they end it, as always.
			}
		}
		return () -> interrupt.requested;
	}

	private void request(final Signal signal) {
		requested = true;
		Signal.handle(signal, SignalHandler.SIG_DFL);
	}
}
