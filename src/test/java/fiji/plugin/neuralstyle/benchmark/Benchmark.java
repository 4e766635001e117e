package fiji.plugin.neuralstyle.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the ways to evaluate. The ways take turns, each turn in a fresh process, so that another
 * program on the machine disturbs all alike; medians over all turns are printed. Arguments: size in
 * pixels (512), turns (3), evaluations a turn (4).
 */
public final class Benchmark {

	private static final List<String> WAYS = List.of("operators", "float32", "bfloat16");

	private Benchmark() {}

	public static void main(final String[] arguments) throws IOException, InterruptedException {
		final String size = arguments.length > 0 ? arguments[0] : "512";
		final int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
		final String evaluations = arguments.length > 2 ? arguments[2] : "4";
		final Map<String, List<Double>> seconds = new LinkedHashMap<>();
		final Map<String, Double> peaks = new LinkedHashMap<>();
		for (int turn = 1; turn <= turns; turn++) {
			for (final String way : WAYS) {
				System.err.println("turn " + turn + " of " + turns + ": " + way);
				for (final String line : run(way, size, evaluations)) {
					final String[] words = line.split(" ");
					if (words[0].equals("peakMB")) peaks.merge(way, Double.valueOf(words[1]), Math::max);
					if (!words[0].equals("seconds")) continue;
					for (int i = 1; i < words.length; i++) {
						seconds.computeIfAbsent(way, key -> new ArrayList<>()).add(Double.valueOf(words[i]));
					}
				}
			}
		}
		System.out.println("One evaluation (five Gram losses, one content loss, gradient) of a random full-width VGG-19 up to relu5_1 at " +
			size + " x " + size + ", " + Runtime.getRuntime().availableProcessors() + " cores");
		System.out.println("| way | median seconds | fastest | slowest | times faster than operators | peak resident MB |");
		System.out.println("|---|---|---|---|---|---|");
		for (final String way : WAYS) {
			final List<Double> times = seconds.get(way);
			System.out.println(String.format(Locale.ROOT, "| %s | %.3f | %.3f | %.3f | %.2f | %.0f |", way, median(times), times
				.stream().min(Double::compare).orElseThrow(), times.stream().max(Double::compare).orElseThrow(), median(seconds
					.get("operators")) / median(times), peaks.get(way)));
		}
	}

	private static List<String> run(final String way, final String size, final String evaluations) throws IOException,
		InterruptedException
	{
		final Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx1g", "-cp", System
			.getProperty("java.class.path"), EvaluationTimes.class.getName(), way, size, evaluations).redirectError(
				ProcessBuilder.Redirect.INHERIT).start();
		final List<String> lines = new ArrayList<>();
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
			reader.lines().forEach(lines::add);
		}
		if (process.waitFor() != 0) throw new IOException("The benchmark of " + way + " failed.");
		return lines;
	}

	private static double median(final List<Double> values) {
		final List<Double> sorted = values.stream().sorted().toList();
		final int middle = sorted.size() / 2;
		return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}
}
