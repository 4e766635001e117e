package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.benchmark.Answer.Moment;

/**
 * How long this program takes to the loss that the Python program ends with. All pictures are judged by the Python
 * program's losses, in float32 at full size.
 */
final class RaceSection {

	private static final Map<String, String> METHODS = methods();
	private static final List<OwnWay> OWN_WAYS = Way.computesInBfloat16() ? List.of(new OwnWay("bfloat16", "L-BFGS"), new OwnWay(
		"bfloat16", "Adam"), new OwnWay("float32", "L-BFGS")) : List.of(new OwnWay("float32", "L-BFGS"), new OwnWay("float32", "Adam"));
	private static final int LEVELS = 3;

	private final Programs programs;
	private final Path network;
	private final int size;
	private final List<String> rivals;
	private final Markdown ends = new Markdown(List.of("program", "seconds", "evaluations or iterations at full size", "peak MB",
		"loss that it prints last",
		"loss of its picture"));
	private final Markdown race = new Markdown(Stream.concat(Stream.of("loss to reach", "Python, seconds"), OWN_WAYS.stream()
		.map(way -> way + ": seconds, times faster")).toList());
	private final Map<String, List<Moment>> curves = new LinkedHashMap<>();

	/** @param rivals the Python program's methods: lbfgs, clamped, adam */
	RaceSection(final Programs programs, final Path network, final int size, final List<String> rivals) {
		this.rivals = rivals;
		this.programs = programs;
		this.network = network;
		this.size = size;
	}

	/** Before hours of measuring. */
	static void requireKnown(final List<String> rivals) {
		final List<String> unknown = rivals.stream().filter(rival -> !METHODS.containsKey(rival)).toList();
		if (!unknown.isEmpty()) throw new IllegalArgumentException("Rivals are " + METHODS.keySet() + ", not " + unknown + ".");
	}

	/**
	 * @param iterations of the Python program
	 * @param ownIterations of this program, at each of its sizes
	 * @param folder for this program's pictures
	 */
	void run(final int iterations, final int ownIterations, final Path folder) throws IOException {
		final Map<String, Answer> peers = new LinkedHashMap<>();
		for (final String method : rivals) {
			System.err.println("race at " + size + " px: Python, " + method);
			final Answer answer = programs.peer("run", network, size, List.of("--method", method, "--iterations", String.valueOf(
				iterations)));
			peers.put(method, answer);
			curves.put("Python, " + METHODS.get(method), answer.moments("at"));
			ends.row(List.of("Python, " + METHODS.get(method), number(answer, "took"), String.valueOf(
				answer.moments("at").size()), number(answer, "peakMB"), number(answer, "ended"), number(answer, "delivered")));
		}
		final List<List<Moment>> own = new ArrayList<>();
		for (final OwnWay way : OWN_WAYS) {
			own.add(ownRun(way, ownIterations, folder));
		}
		peers.forEach((method, answer) -> {
			target(METHODS.get(method) + ": its picture", answer.number("took"), answer.number("delivered"), own);
			if (answer.number("ended") != answer.number("delivered")) {
				target(METHODS.get(method) + ": as it prints", answer.number("took"), answer.number("ended"), own);
			}
		});
	}

	/** What each program reaches at its end. */
	String ends() {
		return ends.toString();
	}

	/** When this program is where the Python program ends. */
	String race() {
		return race.toString();
	}

	/** Loss over time; this program's is that of its pictures. */
	void draw(final Path file) throws IOException {
		final Chart chart = new Chart("Loss", "Seconds", "Loss");
		curves.forEach((name, moments) -> chart.curve(name, moments.stream().mapToDouble(Moment::seconds).toArray(), moments
			.stream().mapToDouble(Moment::loss).toArray()));
		chart.write(file);
	}

	private List<Moment> ownRun(final OwnWay way, final int iterations, final Path folder) throws IOException {
		System.err.println("race at " + size + " px: this program, " + way);
		final Path pictures = Files.createDirectories(folder.resolve(way + "-" + size));
		final Answer answer = programs.java(size, TransferRun.class, network.toString(), programs.materials().content(size)
			.toString(), programs.materials().style(size).toString(), way.precision(), way.optimizer(), String.valueOf(LEVELS), String
				.valueOf(iterations), String.valueOf(Math.max(1, iterations / 100)), pictures.toString());
		final List<Double> seconds = answer.numbers("kept");
		final List<String> more = new ArrayList<>(List.of("--images"));
		IntStream.range(0, seconds.size()).forEach(i -> more.add(pictures.resolve(i + ".npy").toString()));
		final List<Double> losses = programs.peer("judge", network, size, more).numbers("judged");
		final List<Moment> moments = IntStream.range(0, losses.size()).mapToObj(i -> new Moment(seconds.get(i), losses.get(i)))
			.toList();
		curves.put("this program, " + way, moments);
		final List<Moment> printed = answer.moments("at");
		ends.row(List.of("this program, " + way, number(answer, "took"), String.valueOf(printed.size()), number(answer,
			"peakMB"), Markdown.number(printed.get(printed.size() - 1).loss()), Markdown.number(losses.get(losses.size() - 1))));
		return moments;
	}

	private void target(final String name, final double seconds, final double loss, final List<List<Moment>> own) {
		final List<String> row = new ArrayList<>(List.of(name + ", " + Markdown.number(loss), Markdown.number(seconds)));
		for (final List<Moment> moments : own) {
			final Optional<Moment> reached = moments.stream().filter(moment -> moment.loss() <= loss).findFirst();
			row.add(reached.map(moment -> Markdown.number(moment.seconds()) + ", " + String.format(Locale.ROOT, "%.1f", seconds /
				moment.seconds())).orElse("not reached"));
		}
		race.row(row);
	}

	/** Settings of this program. */
	private record OwnWay(String precision, String optimizer) {

		@Override
		public String toString() {
			return optimizer + " in " + precision;
		}
	}

	private static String number(final Answer answer, final String word) {
		return Markdown.number(answer.number(word));
	}

	private static Map<String, String> methods() {
		final Map<String, String> methods = new LinkedHashMap<>();
		methods.put("lbfgs", "L-BFGS");
		methods.put("clamped", "L-BFGS, clamped");
		methods.put("adam", "pyramid with Adam");
		return methods;
	}
}
