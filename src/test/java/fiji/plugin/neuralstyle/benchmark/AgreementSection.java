package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Shows that all ways compute the same losses of the same picture, before any of them is timed. */
final class AgreementSection {

	private static final double TOLERANCE = 1e-4;
	private static final int FULL_WIDTH = 1;

	private final Programs programs;
	private final int size;

	AgreementSection(final Programs programs, final int size) {
		this.programs = programs;
		this.size = size;
	}

	/**
	 * A row a loss, a column a way.
	 *
	 * @throws IOException if a way in float32 is further than 1e-4 of the value from the Python program
	 */
	String table() throws IOException {
		final List<Way> ways = Way.here().stream().filter(Way::isJava).toList();
		final Map<String, Double> peer = programs.peer("losses", programs.materials().network(FULL_WIDTH), size, List.of(
			"--image", programs.materials().image(size).toString())).named("loss");
		final Map<Way, Map<String, Double>> own = new EnumMap<>(Way.class);
		for (final Way way : ways) {
			own.put(way, programs.evaluate(way, FULL_WIDTH, size, 0).named("loss"));
		}
		final Markdown table = new Markdown(Stream.concat(Stream.of("loss", Way.PEER.toString()), ways.stream().map(
			way -> way + ", difference")).toList());
		for (final String name : own.get(Way.FLOAT32).keySet()) {
			final double expected = peer.get(name);
			for (final Way way : List.of(Way.OPERATORS, Way.FLOAT32)) {
				if (!(difference(own.get(way).get(name), expected) < TOLERANCE)) {
					throw new IOException("The programs do not compute the same: " + name + " is " + expected + " to " + Way.PEER +
						" and " + own.get(way).get(name) + " to " + way + ".");
				}
			}
			table.row(Stream.concat(Stream.of(name.equals("gradient") ? "gradient's norm" : name, String.format(
				Locale.ROOT, "%.7g", expected)), ways.stream().map(way -> Markdown.number(difference(own.get(way).get(
					name), expected)))).toList());
		}
		return table.toString();
	}

	private static double difference(final double value, final double expected) {
		return Math.abs(value - expected) / Math.abs(expected);
	}
}
