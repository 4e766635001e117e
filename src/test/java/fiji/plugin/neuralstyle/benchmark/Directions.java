package fiji.plugin.neuralstyle.benchmark;

import java.util.List;

import fiji.plugin.neuralstyle.inspect.NetworkView;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;

/**
 * In how many directions a layer's answers to pictures vary: the participation ratio of the channels'
 * covariance, (trace C)^2 / trace C^2, from 1 (all channels say the same) to the number of channels.
 */
final class Directions {

	private Directions() {}

	static double of(final NetworkWeights network, final String layerName, final List<TestPiece> pieces) {
		final Layer layer = network.layer(layerName);
		final int channels = network.channels(layer);
		final double[] means = new double[channels];
		final double[][] products = new double[channels][channels];
		long count = 0;
		try (NetworkView view = new NetworkView(network)) {
			for (final TestPiece piece : pieces) {
				final float[] maps = view.features(piece.image(), List.of(layer)).get(layer);
				count += maps.length / channels;
				add(maps, means, products);
			}
		}
		double trace = 0;
		double squares = 0;
		for (int i = 0; i < channels; i++) {
			for (int j = 0; j < channels; j++) {
				final double covariance = products[i][j] / count - means[i] / count * means[j] / count;
				if (i == j) trace += covariance;
				squares += covariance * covariance;
			}
		}
		return trace * trace / squares;
	}

	private static void add(final float[] maps, final double[] sums, final double[][] products) {
		final int area = maps.length / sums.length;
		for (int i = 0; i < sums.length; i++) {
			for (int p = 0; p < area; p++) {
				sums[i] += maps[i * area + p];
			}
			for (int j = 0; j < sums.length; j++) {
				for (int p = 0; p < area; p++) {
					products[i][j] += (double) maps[i * area + p] * maps[j * area + p];
				}
			}
		}
	}
}
