package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Processor;
import fiji.plugin.neuralstyle.network.Tiling;

/**
 * Times one way to evaluate, in a process of its own so that its peak memory is its own too. Arguments: operators,
 * float32, bfloat16 or tiles; network, content, style and image files; seconds to go on for. Prints lines as the Python program does:
 * {@code loss NAME n}, {@code seconds n n ...}, {@code peakMB n}.
 */
public final class EvaluationTimes {

	/** Of the way {@link Way#TILES}. */
	private static final Tiling TILES = new Tiling(Way.TILE_MEGABYTES * 1_000_000L, () -> false);

	private EvaluationTimes() {}

	public static void main(final String[] arguments) throws IOException {
		final double seconds = Double.parseDouble(arguments[5]);
		try (Evaluation evaluation = evaluation(arguments[0], Inputs.read(arguments[1], arguments[2], arguments[3],
			arguments[4])))
		{
			// The first one warms the engine up.
			evaluation.evaluate().forEach((name, loss) -> System.out.println("loss " + name + " " + loss));
			final StringBuilder times = new StringBuilder("seconds");
			final long begin = System.nanoTime();
			do {
				final long start = System.nanoTime();
				evaluation.evaluate();
				times.append(String.format(Locale.ROOT, " %.4f", (System.nanoTime() - start) / 1e9));
			}
			while ((System.nanoTime() - begin) / 1e9 < seconds);
			System.out.println(times);
		}
		System.out.println("peakMB " + peakMegabytes());
		System.exit(0);
	}

	private static Evaluation evaluation(final String way, final Inputs inputs) {
		return switch (way) {
			case "operators" -> new OperatorEvaluation(inputs);
			case "float32" -> new ProgramEvaluation(inputs, Precision.FLOAT32, Tiling.NONE);
			case "bfloat16" -> new ProgramEvaluation(inputs, Precision.BFLOAT16, Tiling.NONE);
			case "tiles" -> new ProgramEvaluation(inputs, Processor.here().preferredPrecision(), TILES);
			default -> throw new IllegalArgumentException(way);
		};
	}

	/** The most memory this process had, as Linux counts it. */
	static long peakMegabytes() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM")).mapToLong(
			line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElseThrow();
	}
}
