package fiji.plugin.neuralstyle.weights.download;

import java.time.Duration;

/**
 * How long to wait for a server.
 *
 * @param connect until it takes the call
 * @param stall until it sends the next bytes; in that time it must send {@value #LEAST_RATE} bytes a second or
 *          counts as stalled too
 */
public record Patience(Duration connect, Duration stall) {

	/** For servers on the other side of the world. */
	public static final Patience DEFAULT = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30));

	/** A seventieth of what a telephone's modem brought. */
	private static final long LEAST_RATE = 100;

	/** How many bytes must come within {@link #stall}. */
	long leastBytes() {
		return LEAST_RATE * stall.toMillis() / 1000;
	}
}
