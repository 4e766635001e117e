package fiji.plugin.neuralstyle.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Scores of networks on the same pieces, as a table: the mean over seeds, the worst and best seed, the means
 * by picture, and the difference to the first network with its 95 % interval. That comes from drawing whole
 * quadrants with replacement, as pieces of one quadrant are alike; it speaks of other regions of these
 * pictures, not of other pictures.
 */
final class ScoreTable {

	private static final int DRAWS = 10_000;
	private static final double TAIL = 0.025;

	private final String title;
	private final double unit;
	private final List<String> names;
	private final List<TestPiece> pieces;
	private final Map<String, double[]> means = new LinkedHashMap<>();
	private final Map<String, double[]> seeds = new LinkedHashMap<>();

	/**
	 * @param unit what scores are multiplied by
	 * @param names of the pictures that pieces are numbered by
	 */
	ScoreTable(final String title, final double unit, final List<String> names, final List<TestPiece> pieces) {
		this.title = title;
		this.unit = unit;
		this.names = names;
		this.pieces = pieces;
	}

	/** What is scored. */
	String title() {
		return title;
	}

	/** @param bySeed a score for each piece, for each seed */
	void add(final String kind, final List<double[]> bySeed) {
		final double[] mean = new double[pieces.size()];
		bySeed.forEach(scores -> Arrays.setAll(mean, i -> mean[i] + unit * scores[i] / bySeed.size()));
		means.put(kind, mean);
		seeds.put(kind, bySeed.stream().mapToDouble(scores -> unit * mean(scores)).sorted().toArray());
	}

	String text() {
		final StringBuilder text = new StringBuilder(title + "\n\n| network | mean | seeds, worst to best | minus first [95 %] |");
		names.forEach(name -> text.append(' ').append(name.replaceAll("\\..*|_.*", "")).append(" |"));
		text.append("\n|---|---|---|---|").append("---|".repeat(names.size())).append('\n');
		final double[] first = means.values().iterator().next();
		means.forEach((kind, scores) -> {
			final double[] ofSeeds = seeds.get(kind);
			text.append(String.format(Locale.ROOT, "| %s | %.1f | %.1f to %.1f (%d) | %s |", kind, mean(scores), ofSeeds[0],
				ofSeeds[ofSeeds.length - 1], ofSeeds.length, scores == first ? "" : difference(scores, first)));
			for (int p = 0; p < names.size(); p++) {
				text.append(String.format(Locale.ROOT, " %.1f |", ofPicture(scores, p)));
			}
			text.append('\n');
		});
		return text.toString();
	}

	private double ofPicture(final double[] scores, final int picture) {
		double sum = 0;
		int count = 0;
		for (int i = 0; i < scores.length; i++) {
			if (pieces.get(i).picture() != picture) continue;
			sum += scores[i];
			count++;
		}
		return sum / count;
	}

	private String difference(final double[] scores, final double[] first) {
		final Map<List<Integer>, double[]> quadrants = new LinkedHashMap<>();
		for (int i = 0; i < scores.length; i++) {
			final double[] sum = quadrants.computeIfAbsent(List.of(pieces.get(i).picture(), pieces.get(i).quadrant()),
				key -> new double[2]);
			sum[0] += scores[i] - first[i];
			sum[1]++;
		}
		final double[] differences = quadrants.values().stream().mapToDouble(sum -> sum[0] / sum[1]).toArray();
		final SplittableRandom random = new SplittableRandom(1);
		final double[] draws = new double[DRAWS];
		Arrays.setAll(draws, i -> random.ints(differences.length, 0, differences.length).mapToDouble(j -> differences[j])
			.average().orElseThrow());
		Arrays.sort(draws);
		return String.format(Locale.ROOT, "%+.1f [%+.1f, %+.1f]", mean(differences), draws[(int) (TAIL * DRAWS)],
			draws[(int) ((1 - TAIL) * DRAWS)]);
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}
}
