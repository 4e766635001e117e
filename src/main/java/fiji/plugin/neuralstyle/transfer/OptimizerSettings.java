package fiji.plugin.neuralstyle.transfer;

/**
 * How the target is moved downhill.
 *
 * @param method which optimizer
 * @param history how many past steps L-BFGS remembers, at least 1; each costs two images of memory
 * @param learningRate Adam's step length in units of the image's range [0, 1]: above 0, at most the whole range
 */
public record OptimizerSettings(Method method, int history, double learningRate) {

	/** The optimizers there are. */
	public enum Method {
		/** Limited-memory BFGS: fewest evaluations. */
		LBFGS("L-BFGS"),
		/** Adam: least memory, and a look of its own. */
		ADAM("Adam");

		private final String label;

		Method(final String label) {
			this.label = label;
		}

		@Override
		public String toString() {
			return label;
		}
	}

	public OptimizerSettings {
		Numbers.atLeast(1, "The history of L-BFGS", history);
		Numbers.positive("The learning rate", learningRate);
		if (learningRate > 1) {
			throw new IllegalArgumentException("The learning rate is " + Numbers.text(learningRate) +
				"; it must be at most 1, which is from black to white in one step, and is usually 0.02.");
		}
	}
}
