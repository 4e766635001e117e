package fiji.plugin.neuralstyle.transfer;

/**
 * When a run ends by itself.
 *
 * @param iterations most iterations at each level of the pyramid but one that sharpens, at least 1
 * @param tolerance a level ends when ten iterations lower the loss by less than this fraction of it;
 *          0 to never end so
 * @param timeLimit a run ends after this many seconds, 0 for no limit
 */
public record StoppingSettings(int iterations, double tolerance, double timeLimit) {

	public StoppingSettings {
		Numbers.atLeast(1, "The number of iterations", iterations);
		Numbers.notNegative("The tolerance", tolerance);
		Numbers.notNegative("The time limit", timeLimit);
	}
}
