package fiji.plugin.neuralstyle.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Times and peak memory of one way at one size, over all turns. */
final class Figures {

	private final List<Double> seconds = new ArrayList<>();
	private double peakMegabytes;

	void add(final Answer answer) {
		seconds.addAll(answer.numbers("seconds"));
		peakMegabytes = Math.max(peakMegabytes, answer.number("peakMB"));
	}

	void add(final double oneTime) {
		seconds.add(oneTime);
	}

	/** Median of all times. */
	double median() {
		final List<Double> sorted = seconds.stream().sorted().toList();
		final int middle = sorted.size() / 2;
		return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	double fastest() {
		return seconds.stream().min(Double::compare).orElseThrow();
	}

	double slowest() {
		return seconds.stream().max(Double::compare).orElseThrow();
	}

	double peakMegabytes() {
		return peakMegabytes;
	}
}
