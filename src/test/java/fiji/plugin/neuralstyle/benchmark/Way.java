package fiji.plugin.neuralstyle.benchmark;

import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Processor;

/** A way to evaluate losses and gradient. */
enum Way {

	PEER("Python, float32", false),
	PEER_CHANNELS_LAST("Python, float32, channels last", false),
	OPERATORS("operators, float32", true),
	FLOAT32("this program, float32", true),
	BFLOAT16("this program, bfloat16", true),
	TILES("this program, in tiles", true);

	/** Memory for the maps of a tile, in MB of 10^6 bytes. */
	static final int TILE_MEGABYTES = 500;

	private final String label;
	private final boolean java;

	Way(final String label, final boolean java) {
		this.label = label;
		this.java = java;
	}

	/**
	 * Those that make sense on this machine, of a whole image at a time: a processor that does not compute in bfloat16 takes
	 * many times as long.
	 */
	static List<Way> here() {
		return Stream.of(values()).filter(way -> way != TILES && (way != BFLOAT16 || computesInBfloat16())).toList();
	}

	/** These, and in tiles. */
	static List<Way> ofAnySize() {
		return Stream.concat(here().stream(), Stream.of(TILES)).toList();
	}

	/** Whether this processor does, so that it is the precision that a run gets unasked. */
	static boolean computesInBfloat16() {
		return Processor.here().preferredPrecision() == Precision.BFLOAT16;
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
