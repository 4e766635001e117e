package fiji.plugin.neuralstyle.inspect;

import java.util.List;
import java.util.stream.IntStream;

/** In which order a Gram matrix shows the channels. */
public enum ChannelOrder {

	/** As the network numbers them. */
	CHANNEL("channel") {

		@Override
		List<Integer> of(final GramMatrix gram) {
			return IntStream.range(0, gram.channels()).boxed().toList();
		}
	},

	/** Channels that answer together stand together. */
	CLUSTERED("clustered") {

		@Override
		List<Integer> of(final GramMatrix gram) {
			final int count = gram.channels();
			final double[][] distances = new double[count][count];
			for (int i = 0; i < count; i++) {
				for (int j = 0; j < count; j++) {
					final double scale = Math.sqrt((double) gram.get(i, i) * gram.get(j, j));
					// A channel that never answers has nothing in common with any other.
					distances[i][j] = scale > 0 ? 1 - gram.get(i, j) / scale : 1;
				}
			}
			return Clustering.of(distances).members();
		}
	};

	private final String label;

	ChannelOrder(final String label) {
		this.label = label;
	}

	/** The channels, from 0, in this order. */
	abstract List<Integer> of(GramMatrix gram);

	@Override
	public String toString() {
		return label;
	}
}
