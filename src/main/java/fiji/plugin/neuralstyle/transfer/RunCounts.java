package fiji.plugin.neuralstyle.transfer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * How far a run is.
 *
 * @param level of the pyramid, 0 the coarsest
 * @param isExact whether the level goes on with the network in float32
 * @param iterations over all levels
 * @param levelIterations at this level
 * @param evaluations over all levels
 * @param nanoseconds that the run has taken
 * @param recentTotals losses that progress is judged by, oldest first
 */
record RunCounts(int level, boolean isExact, int iterations, int levelIterations, int evaluations, long nanoseconds,
	List<Double> recentTotals)
{

	RunCounts {
		recentTotals = List.copyOf(recentTotals);
	}

	void writeTo(final DataOutputStream out) throws IOException {
		out.writeInt(level);
		out.writeBoolean(isExact);
		out.writeInt(iterations);
		out.writeInt(levelIterations);
		out.writeInt(evaluations);
		out.writeLong(nanoseconds);
		Checkpoint.write(recentTotals, out);
	}

	static RunCounts read(final DataInputStream in) throws IOException {
		return new RunCounts(in.readInt(), in.readBoolean(), in.readInt(), in.readInt(), in.readInt(), in.readLong(), Checkpoint
			.readNumbers(in));
	}
}
