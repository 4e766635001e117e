package fiji.plugin.neuralstyle.benchmark;

/** A way to evaluate losses and gradient. */
enum Way {

	PEER("Python, float32", false),
	PEER_CHANNELS_LAST("Python, float32, channels last", false),
	OPERATORS("operators, float32", true),
	FLOAT32("this program, float32", true),
	BFLOAT16("this program, bfloat16", true);

	private final String label;
	private final boolean java;

	Way(final String label, final boolean java) {
		this.label = label;
		this.java = java;
	}

	/** Whether {@link EvaluationTimes} measures it, else the Python program does. */
	boolean isJava() {
		return java;
	}

	@Override
	public String toString() {
		return label;
	}
}
