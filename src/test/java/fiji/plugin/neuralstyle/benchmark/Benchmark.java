package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.transfer.TransferSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures this program beside a Python program and writes a page of tables and charts. */
@Command(name = "scripts/benchmark", mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true,
	description = "Measures this program beside a Python program and writes docs/benchmarks.md. Nothing else should run meanwhile.")
public final class Benchmark implements Callable<Integer> {

	private static final String TEMPLATE = "benchmarks.md";
	private static final int REPETITIONS = 5;
	private static final int FULL_WIDTH = 1;
	private static final int QUARTER_WIDTH = 4;

	@Option(names = "--root", hidden = true, required = true)
	private Path root;

	@Option(names = "--python", description = "Interpreter with PyTorch and NumPy (default: ${DEFAULT-VALUE}).")
	private String python = "/usr/bin/python3";

	@Option(names = "--threads", description = "Of every program (default: the number of cores).")
	private int threads = Runtime.getRuntime().availableProcessors();

	@Option(names = "--sizes", description = "Pictures' sides for single evaluations (default: ${DEFAULT-VALUE}).")
	private String sizes = "256,512,1024";

	@Option(names = "--growth", description = "Pictures' sides to show cost as the size grows, with a quarter of the network's width " +
		"(default: ${DEFAULT-VALUE}).")
	private String growth = "256,512,1024,2048";

	@Option(names = "--turns", description = "How often every way is measured anew (default: ${DEFAULT-VALUE}).")
	private int turns = 3;

	@Option(names = "--seconds", description = "How long a turn evaluates, at least once (default: ${DEFAULT-VALUE}).")
	private double seconds = 10;

	@Option(names = "--races", description = "Races to a loss, SIZE:DIVISOR, where 1 is the network's full " +
		"width and 4 a quarter of it (default: ${DEFAULT-VALUE}).")
	private String races = "256:1,512:4";

	@Option(names = "--race-network", description = "A weights file to race with as well: a VGG-19 in safetensors, zero padding.")
	private Path raceNetwork;

	@Option(names = "--rivals", description = "How the Python program optimises in races (default: ${DEFAULT-VALUE}).")
	private String rivals = "lbfgs,clamped,adam";

	@Option(names = "--iterations", description = "Of the Python program in a race (default: ${DEFAULT-VALUE}).")
	private int iterations = 500;

	@Option(names = "--own-iterations",
		description = "Of this program at each of its sizes in a race (default: ${DEFAULT-VALUE}, a run's own default).")
	private int ownIterations = TransferSettings.DEFAULTS.stopping().iterations();

	@Option(names = "--steps-size", description = "The picture's side for the profile (default: ${DEFAULT-VALUE}).")
	private int stepsSize = 512;

	@Option(names = "--output", description = "The page; charts are written to images/ beside it (default: ${DEFAULT-VALUE}).")
	private Path output = Path.of("docs/benchmarks.md");

	private Benchmark() {}

	public static void main(final String[] arguments) {
		System.setProperty("java.awt.headless", "true");
		// A mode of scripts/benchmark sets options that a caller may set again.
		System.exit(new CommandLine(new Benchmark()).setOverwrittenOptionsAllowed(true).execute(arguments));
	}

	@Override
	public Integer call() throws IOException {
		final Path folder = Files.createTempDirectory("benchmark");
		try {
			RaceSection.requireKnown(parts(rivals));
			final Path page = output.toAbsolutePath();
			Files.createDirectories(page.resolveSibling("images"));
			Files.writeString(page, filled(measured(folder, page)));
		}
		finally {
			try (Stream<Path> files = Files.walk(folder)) {
				for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
		return 0;
	}

	/** The page's blanks by name. */
	private Map<String, String> measured(final Path folder, final Path page) throws IOException {
		final Path content = root.resolve("docs/images/astronaut.jpg");
		final Path style = root.resolve("docs/images/sunflower.png");
		final Materials materials = new Materials(folder);
		final Programs programs = new Programs(materials, root, python, threads);
		final Map<String, String> blanks = new LinkedHashMap<>();
		blanks.put("conditions", new Conditions(programs).text(turns, seconds));
		final List<Integer> single = sides(sizes);
		final TreeSet<Integer> all = new TreeSet<>(single);
		all.addAll(sides(growth));
		parts(races).forEach(race -> all.add(raceSize(race)));
		programs.java(all.last(), Materials.class, Stream.concat(Stream.of(folder.toString(), content.toString(), style
			.toString()), all.stream().map(String::valueOf)).toArray(String[]::new));
		blanks.put("agreement", new AgreementSection(programs, single.get(0)).table());
		final SpeedSection speed = new SpeedSection(programs, Way.here(), FULL_WIDTH, single);
		speed.measure(turns, seconds);
		blanks.put("speeds", speed.speeds());
		blanks.put("seconds", speed.seconds());
		blanks.put("timesPython", speed.timesAsFastAs(Way.PEER));
		blanks.put("timesOperators", speed.timesAsFastAs(Way.OPERATORS));
		blanks.put("memory", speed.memory());
		blanks.put("auto", Way.computesInBfloat16() ? "bfloat16" : "float32");
		speed.chart("Seconds an evaluation", Figures::median).write(page.resolveSibling(image(page, "seconds")));
		speed.chart("Peak memory in MB", Figures::peakMegabytes).write(page.resolveSibling(image(page, "memory")));
		blanks.put("secondsImage", image(page, "seconds"));
		blanks.put("memoryImage", image(page, "memory"));
		final SpeedSection growing = new SpeedSection(programs, Way.ofAnySize(), QUARTER_WIDTH, sides(growth));
		growing.measure(1, seconds);
		blanks.put("tileMegabytes", String.valueOf(Way.TILE_MEGABYTES));
		blanks.put("growthSeconds", growing.seconds());
		blanks.put("growthMemory", growing.memory());
		blanks.put("growthPerPixel", growing.perPixel());
		growing.chart("Peak memory in MB", Figures::peakMegabytes).write(page.resolveSibling(image(page, "growth")));
		blanks.put("growthImage", image(page, "growth"));
		blanks.put("startUp", new StartUpSection(programs, content, style).table(turns, folder));
		blanks.put("races", races(programs, folder, page));
		blanks.put("steps", new StepSection(programs, stepsSize).table(REPETITIONS));
		blanks.put("stepsSize", String.valueOf(stepsSize));
		return blanks;
	}

	private String races(final Programs programs, final Path folder, final Path page) throws IOException {
		final StringBuilder text = new StringBuilder();
		for (final String race : parts(races)) {
			final int size = raceSize(race);
			final int divisor = Integer.parseInt(race.split(":")[1]);
			text.append(race(new RaceSection(programs, programs.materials().network(divisor), size, parts(rivals)), size +
				" px, random network, " + (divisor == 1 ? "full width" : "1/" + divisor + " of the width"), folder, page,
				"race-" + size + "-" + divisor));
		}
		if (raceNetwork != null) {
			final int size = raceSize(parts(races).get(0));
			text.append(race(new RaceSection(programs, raceNetwork, size, parts(rivals)), size + " px, " + raceNetwork
				.getFileName(), folder, page, "race-" + size + "-learned"));
		}
		return text.toString();
	}

	private String race(final RaceSection section, final String title, final Path folder, final Path page,
		final String name) throws IOException
	{
		section.run(iterations, ownIterations, Files.createDirectories(folder.resolve(name)));
		section.draw(page.resolveSibling(image(page, name)));
		return "\n### " + title + ", " + iterations + " iterations in Python, " + ownIterations +
			" at each size here\n\n" + section.race() + "\n" + section.ends() +
			"\n![Loss over time](" + image(page, name) + ")\n";
	}

	/** Beside the page, named after it: images/benchmark-NAME.png of benchmarks.md. */
	private static String image(final Path page, final String name) {
		return "images/" + page.getFileName().toString().replaceFirst("\\.md$", "").replaceFirst("^benchmarks", "benchmark") + "-" +
			name + ".png";
	}

	private static List<String> parts(final String list) {
		return List.of(list.split(","));
	}

	private static List<Integer> sides(final String list) {
		return parts(list).stream().map(Integer::valueOf).toList();
	}

	private static int raceSize(final String race) {
		return Integer.parseInt(race.split(":")[0]);
	}

	private static String filled(final Map<String, String> blanks) throws IOException {
		String text;
		try (InputStream in = Benchmark.class.getResourceAsStream(TEMPLATE)) {
			text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		for (final Map.Entry<String, String> blank : blanks.entrySet()) {
			text = text.replace("${" + blank.getKey() + "}", blank.getValue().strip());
		}
		return text;
	}
}
