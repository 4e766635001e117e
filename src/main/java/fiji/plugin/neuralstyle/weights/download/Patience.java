package fiji.plugin.neuralstyle.weights.download;

import java.time.Duration;

/**
 * How long to wait for a server.
 *
 * @param connect until it takes the call
 * @param stall until it sends the next bytes
 */
public record Patience(Duration connect, Duration stall) {

	/** For servers on the other side of the world. */
	public static final Patience DEFAULT = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30));
}
