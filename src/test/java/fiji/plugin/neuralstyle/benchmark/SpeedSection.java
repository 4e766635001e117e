package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.network.FreeMemory;

/**
 * Evaluations by size and way. The ways take turns, each turn in a fresh process, so that another program on the
 * machine disturbs all alike. A size that a way's growth so far says would not fit into memory is not tried.
 */
final class SpeedSection {

	private static final double MEGABYTE = 1 << 20;
	/** Of the free memory, that a way may be expected to need. */
	private static final double LARGEST_SHARE = 0.9;

	private final Programs programs;
	private final Map<Way, SortedMap<Integer, Figures>> figures = new EnumMap<>(Way.class);
	/** Why there are no figures. */
	private final Map<Way, SortedMap<Integer, String>> reasons = new EnumMap<>(Way.class);
	private final int divisor;
	private final List<Integer> sizes;

	/**
	 * @param ways to measure
	 * @param divisor of the network's width
	 * @param sizes sides of the pictures
	 */
	SpeedSection(final Programs programs, final List<Way> ways, final int divisor, final List<Integer> sizes) {
		this.programs = programs;
		this.divisor = divisor;
		this.sizes = sizes.stream().sorted().toList();
		for (final Way way : ways) {
			figures.put(way, new TreeMap<>());
			reasons.put(way, new TreeMap<>());
		}
	}

	void measure(final int turns, final double seconds) {
		for (final int size : sizes) {
			for (int turn = 1; turn <= turns; turn++) {
				for (final Way way : figures.keySet()) {
					if (!reasons.get(way).containsKey(size)) measure(way, size, "turn " + turn + " of " + turns, seconds);
				}
			}
		}
	}

	private void measure(final Way way, final int size, final String turn, final double seconds) {
		final double needed = expectedMegabytes(way, size);
		if (needed > LARGEST_SHARE * FreeMemory.bytes() / MEGABYTE) {
			reasons.get(way).put(size, String.format(Locale.ROOT, "needs %.0f GB", needed / 1000));
			return;
		}
		System.err.println(size + " px, " + turn + ": " + way);
		try {
			final Answer answer = programs.evaluate(way, divisor, size, seconds);
			figures.get(way).computeIfAbsent(size, key -> new Figures()).add(answer);
		}
		catch (IOException e) {
			// One way that fails, most likely for want of memory, should not cost the figures of hours.
			System.err.println(e.getMessage());
			reasons.get(way).put(size, "failed");
		}
	}

	/** Evaluations a second. */
	String speeds() {
		return table((size, own) -> Markdown.number(1 / own.median()));
	}

	/** How many times as many evaluations a second as another way. */
	String timesAsFastAs(final Way other) {
		return table((size, own) -> {
			final Figures others = figures.get(other).get(size);
			return others == null ? "" : Markdown.number(others.median() / own.median());
		});
	}

	/** Seconds of an evaluation: median, fastest and slowest. */
	String seconds() {
		return table((size, own) -> Markdown.number(own.median()) + " (" + Markdown.number(own.fastest()) + " to " + Markdown
			.number(own.slowest()) + ")");
	}

	/** Peak resident memory in MB. */
	String memory() {
		return table((size, own) -> Markdown.number(own.peakMegabytes()));
	}

	/** Microseconds and bytes that a pixel costs. */
	String perPixel() {
		return table((size, own) -> Markdown.number(own.median() * 1e6 / size / size) + " us, " + Markdown.number(own
			.peakMegabytes() * MEGABYTE / size / size) + " B");
	}

	/** A curve a way. */
	Chart chart(final String quantity, final ToDoubleFunction<Figures> value) {
		final Chart chart = new Chart(quantity, "Side of the picture in pixels", quantity);
		figures.forEach((way, bySize) -> chart.curve(way.toString(), bySize.keySet().stream().mapToDouble(
			Integer::doubleValue).toArray(), bySize.values().stream().mapToDouble(value).toArray()));
		return chart;
	}

	private String table(final BiFunction<Integer, Figures, String> cell) {
		final Markdown table = new Markdown(Stream.concat(Stream.of("way"), sizes.stream().map(size -> size + " px"))
			.toList());
		figures.forEach((way, bySize) -> table.row(Stream.concat(Stream.of(way.toString()), sizes.stream().map(
			size -> bySize.containsKey(size) ? cell.apply(size, bySize.get(size)) : reasons.get(way).get(size))).toList()));
		return table.toString();
	}

	/** From the two sizes before, or the one there is, as memory grows with the number of pixels. */
	private double expectedMegabytes(final Way way, final int size) {
		final SortedMap<Integer, Figures> smaller = figures.get(way).headMap(size);
		if (smaller.isEmpty()) return 0;
		final int last = smaller.lastKey();
		final double peak = smaller.get(last).peakMegabytes();
		final SortedMap<Integer, Figures> before = smaller.headMap(last);
		if (before.isEmpty()) return peak * pixels(size) / pixels(last);
		final int first = before.lastKey();
		final double slope = (peak - before.get(first).peakMegabytes()) / (pixels(last) - pixels(first));
		return peak + slope * (pixels(size) - pixels(last));
	}

	private static double pixels(final int size) {
		return (double) size * size;
	}
}
