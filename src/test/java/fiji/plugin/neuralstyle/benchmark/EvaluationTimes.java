package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import fiji.plugin.neuralstyle.network.Precision;

/**
 * Times one way to evaluate, in a process of its own so that its peak memory is its own too. Arguments:
 * operators, float32 or bfloat16; size in pixels; evaluations. Prints a line {@code seconds ...} and a line
 * {@code peakMB n}.
 */
public final class EvaluationTimes {

	private static final int WARM_UP = 2;

	private EvaluationTimes() {}

	public static void main(final String[] arguments) throws IOException {
		final int size = Integer.parseInt(arguments[1]);
		final int count = Integer.parseInt(arguments[2]);
		try (Evaluation evaluation = evaluation(arguments[0], size)) {
			for (int i = 0; i < WARM_UP; i++) {
				evaluation.gradient();
			}
			final StringBuilder times = new StringBuilder("seconds");
			for (int i = 0; i < count; i++) {
				final long start = System.nanoTime();
				evaluation.gradient();
				times.append(' ').append((System.nanoTime() - start) / 1e9);
			}
			System.out.println(times);
			System.out.println("peakMB " + peakMegabytes());
		}
		System.exit(0);
	}

	private static Evaluation evaluation(final String way, final int size) {
		return switch (way) {
			case "operators" -> new OperatorEvaluation(size);
			case "float32" -> new ProgramEvaluation(size, Precision.FLOAT32);
			case "bfloat16" -> new ProgramEvaluation(size, Precision.BFLOAT16);
			default -> throw new IllegalArgumentException(way);
		};
	}

	private static long peakMegabytes() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM")).mapToLong(
			line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElseThrow();
	}
}
