package fiji.plugin.neuralstyle.transfer;

/** Why a run ended. The best image so far is returned in every case. */
public enum StopReason {

	/** All iterations were done. */
	ITERATIONS("all iterations done"),

	/** The loss no longer fell by more than the tolerance. */
	CONVERGED("no further progress beyond the tolerance"),

	/** No step along the gradient lowers the loss: a minimum to the precision of the numbers. */
	MINIMUM("at a minimum to numerical precision"),

	/** The time limit was reached. */
	TIME("time limit reached"),

	/** The engine had no memory left. */
	MEMORY("out of memory"),

	/** Somebody cancelled it. */
	CANCELLED("cancelled");

	private final String label;

	StopReason(final String label) {
		this.label = label;
	}

	/** Whether the whole run ends with this, rather than the level it happened at. */
	public boolean endsRun() {
		return this == TIME || this == MEMORY || this == CANCELLED;
	}

	@Override
	public String toString() {
		return label;
	}
}
