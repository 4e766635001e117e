package fiji.plugin.neuralstyle.inspect;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of a layer's maps to show.
 *
 * @param order in which they come
 * @param most how many at most, the first in that order; 0 for all
 */
public record MapSelection(Order order, int most) {

	/** All maps, as the network numbers them. */
	public static final MapSelection ALL = new MapSelection(Order.CHANNEL, 0);

	/** In which order maps come. */
	public enum Order {
		/** The most active first. */
		ACTIVATION("mean activation"),
		/** As the network numbers them. */
		CHANNEL("channel");

		private final String label;

		Order(final String label) {
			this.label = label;
		}

		@Override
		public String toString() {
			return label;
		}
	}

	public MapSelection {
		if (most < 0) {
			throw new IllegalArgumentException("The number of maps is " + most + "; it must be at least 1, or 0 for all.");
		}
	}

	/** How many of so many channels are shown. */
	int countOf(final int channels) {
		return most == 0 ? channels : Math.min(most, channels);
	}

	/** The channels to show, given the mean of each. */
	List<Integer> channels(final float[] means) {
		final IntStream all = IntStream.range(0, means.length);
		return switch (order) {
			case CHANNEL -> all.limit(countOf(means.length)).boxed().toList();
			case ACTIVATION -> all.boxed().sorted(Comparator.comparingDouble((final Integer channel) -> -means[channel])).limit(
				countOf(means.length)).toList();
		};
	}
}
