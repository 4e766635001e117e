package fiji.plugin.neuralstyle.image;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which pictures of a stack: {@code current}, {@code all}, or numbers from 1 and ranges of them, such as
 * {@code 1,3,7-9}. In a hyperstack the slices of the first frame are counted first; channels are not
 * counted, as they are shown together.
 */
public final class Slices {

	/** The one that is shown. */
	public static final Slices CURRENT = new Slices("current", List.of());

	/** Every one. */
	public static final Slices ALL = new Slices("all", List.of());

	private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:\\s*-\\s*(\\d{1,9}))?");

	private final String text;
	private final List<Range> ranges;

	private record Range(int first, int last) {}

	private Slices(final String text, final List<Range> ranges) {
		this.text = text;
		this.ranges = ranges;
	}

	/**
	 * Slices from their text.
	 *
	 * @throws IllegalArgumentException if it is neither a word nor ranges of numbers from 1, rising
	 */
	public static Slices parse(final String text) {
		final String stripped = text.strip();
		if (stripped.equalsIgnoreCase(CURRENT.text)) return CURRENT;
		if (stripped.equalsIgnoreCase(ALL.text)) return ALL;
		final List<Range> ranges = new ArrayList<>();
		for (final String part : stripped.split(",", -1)) {
			final Matcher matcher = RANGE.matcher(part.strip());
			if (!matcher.matches()) throw wrong(text, "Write current, all, or numbers and ranges such as 1,3,7-9.");
			final int first = Integer.parseInt(matcher.group(1));
			final int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
			if (first < 1) throw wrong(text, "They are counted from 1.");
			if (last < first) throw wrong(text, "Write a range from the smaller number to the larger one: " + last + "-" +
				first + ".");
			ranges.add(new Range(first, last));
		}
		return new Slices(stripped, ranges);
	}

	/**
	 * The numbers, rising, each once.
	 *
	 * @throws IllegalArgumentException if there are not so many pictures
	 */
	List<Integer> among(final Pictures pictures) {
		if (this == CURRENT) return List.of(pictures.current());
		if (this == ALL) return numbers(List.of(new Range(1, pictures.count())));
		final int largest = ranges.stream().mapToInt(Range::last).max().orElseThrow();
		if (largest > pictures.count()) {
			throw wrong(text, "The content image \"" + pictures.title() + "\" has " + (pictures.count() == 1 ? "only one."
				: pictures.count() + ", channels not counted."));
		}
		return numbers(ranges);
	}

	private static List<Integer> numbers(final List<Range> ranges) {
		final TreeSet<Integer> numbers = new TreeSet<>();
		for (final Range range : ranges) {
			for (int number = range.first(); number <= range.last(); number++) {
				numbers.add(number);
			}
		}
		return List.copyOf(numbers);
	}

	private static IllegalArgumentException wrong(final String text, final String way) {
		return new IllegalArgumentException("The slices are \"" + text + "\". " + way);
	}

	/** The text that {@link #parse} reads back as an equal object. */
	@Override
	public String toString() {
		return text;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof Slices that && text.equals(that.text);
	}

	@Override
	public int hashCode() {
		return text.hashCode();
	}
}
