package fiji.plugin.neuralstyle.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a measured program printed: lines of a word and numbers, some with a name between them. */
record Answer(List<String> lines) {

	/** Numbers of all lines that begin with a word, in order. */
	List<Double> numbers(final String word) {
		return of(word).flatMap(words -> Stream.of(words).skip(1)).map(Double::valueOf).toList();
	}

	/** The only number of a word. */
	double number(final String word) {
		final List<Double> numbers = numbers(word);
		if (numbers.size() != 1) throw new IllegalStateException("Not one \"" + word + "\" in " + lines);
		return numbers.get(0);
	}

	/** Pairs of numbers of all lines that begin with a word. */
	List<Moment> moments(final String word) {
		return of(word).map(words -> new Moment(Double.parseDouble(words[1]), Double.parseDouble(words[2]))).toList();
	}

	/** Numbers by name, of all lines of a word, a name and a number. */
	Map<String, Double> named(final String word) {
		final Map<String, Double> named = new LinkedHashMap<>();
		of(word).forEach(words -> named.put(words[1], Double.valueOf(words[2])));
		return named;
	}

	private Stream<String[]> of(final String word) {
		return lines.stream().map(line -> line.split(" ")).filter(words -> words[0].equals(word));
	}

	/** A loss and when it was reached, in seconds. */
	record Moment(double seconds, double loss) {}
}
