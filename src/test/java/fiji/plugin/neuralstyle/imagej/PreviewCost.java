package fiji.plugin.neuralstyle.imagej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import fiji.plugin.neuralstyle.imagej.driver.PreviewTimes;

/**
 * Measures what the live window costs: a run with it and one without take turns, each pair in an ImageJ of its own
 * and in the other order than the one before; {@code scripts/benchmark-preview} calls it. Arguments: size in pixels
 * (512), turns (4), iterations (40).
 */
public final class PreviewCost {

	private static final List<String> WAYS = List.of("batch", "window");

	private PreviewCost() {}

	public static void main(final String[] arguments) throws IOException, InterruptedException {
		final String size = arguments.length > 0 ? arguments[0] : "512";
		final int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
		final String iterations = arguments.length > 2 ? arguments[2] : "40";
		final Map<String, List<Double>> all = new LinkedHashMap<>();
		final Path folder = Files.createTempDirectory("preview");
		try (XvfbDisplay display = XvfbDisplay.start()) {
			final ImageJInstallation imageJ = new ImageJInstallation(folder.resolve("imagej"), display);
			for (int turn = 1; turn <= turns; turn++) {
				System.err.println("turn " + turn + " of " + turns);
				Files.write(folder.resolve("settings.txt"), List.of(size, "levels=2 iterations=" + iterations, turn % 2 == 0
					? "window batch" : "batch window"));
				final Properties found = imageJ.play(PreviewTimes.class.getName(), folder);
				found.stringPropertyNames().forEach(name -> all.computeIfAbsent(name, key -> new ArrayList<>()).add(Double.valueOf(
					found.getProperty(name))));
				all.computeIfAbsent("ratio", key -> new ArrayList<>()).add(ratio(found, "seconds"));
				all.computeIfAbsent("cpuRatio", key -> new ArrayList<>()).add(ratio(found, "cpu"));
			}
		}
		print(size, turns, all);
	}

	private static double ratio(final Properties found, final String what) {
		return Double.parseDouble(found.getProperty("window." + what)) / Double.parseDouble(found.getProperty("batch." + what));
	}

	private static void print(final String size, final int turns, final Map<String, List<Double>> all) {
		System.out.println("A run of two sizes up to " + size + " pixels with the built-in network, medians of " + turns + " turns");
		System.out.println("| way | seconds | processor seconds | updates of the window | drawing, s | events, s | longest event, ms | of the processor, ms |");
		System.out.println("|---|---|---|---|---|---|---|---|");
		for (final String way : WAYS) {
			System.out.println(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.0f | %.3f | %.3f | %.0f | %.0f |", way, median(all, way +
				".seconds"), median(all, way + ".cpu"), median(all, way + ".updates"), median(all, way + ".previewCpu"), median(all, way + ".eventsCpu"), max(all,
					way + ".longestMs"), max(all, way + ".longestCpuMs")));
		}
		System.out.println(String.format(Locale.ROOT,
			"With the window: %.3f times the seconds, %.3f times the processor's (medians of each turn's ratio)", median(all,
				"ratio"), median(all, "cpuRatio")));
	}

	private static double median(final Map<String, List<Double>> all, final String name) {
		final double[] sorted = all.get(name).stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	private static double max(final Map<String, List<Double>> all, final String name) {
		return all.get(name).stream().mapToDouble(Double::doubleValue).max().orElseThrow();
	}
}
