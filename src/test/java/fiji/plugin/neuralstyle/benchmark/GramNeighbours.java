package fiji.plugin.neuralstyle.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import fiji.plugin.neuralstyle.inspect.GramMatrix;
import fiji.plugin.neuralstyle.inspect.NetworkView;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;

/**
 * Whether the nearest neighbour of a piece, by its Gram matrices, comes from the same picture. Neighbours are
 * looked for in other quadrants only. The distance is the style loss in the units of the two: the mean over
 * relu1_1 to relu5_1 of ||G - H||^2 / (||G|| ||H||).
 */
final class GramNeighbours {

	private final NetworkWeights network;

	GramNeighbours(final NetworkWeights network) {
		this.network = network;
	}

	/** For each piece, 1 if its nearest neighbour is of the same picture, else 0. */
	double[] hits(final List<TestPiece> pieces) {
		final List<Map<Layer, GramMatrix>> grams = grams(pieces);
		final double[] hits = new double[pieces.size()];
		for (int i = 0; i < hits.length; i++) {
			int nearest = -1;
			double least = Double.POSITIVE_INFINITY;
			for (int j = 0; j < hits.length; j++) {
				if (pieces.get(j).quadrant() == pieces.get(i).quadrant()) continue;
				final double distance = distance(grams.get(i), grams.get(j));
				if (distance >= least) continue;
				least = distance;
				nearest = j;
			}
			hits[i] = nearest >= 0 && pieces.get(nearest).picture() == pieces.get(i).picture() ? 1 : 0;
		}
		return hits;
	}

	private List<Map<Layer, GramMatrix>> grams(final List<TestPiece> pieces) {
		final List<Layer> layers = Evaluation.STYLE_LAYERS.stream().map(network::layer).toList();
		final List<Map<Layer, GramMatrix>> grams = new ArrayList<>();
		try (NetworkView view = new NetworkView(network)) {
			for (final TestPiece piece : pieces) {
				grams.add(view.grams(piece.image(), layers));
			}
		}
		return grams;
	}

	private static double distance(final Map<Layer, GramMatrix> first, final Map<Layer, GramMatrix> second) {
		return first.keySet().stream().mapToDouble(layer -> distance(first.get(layer).values(), second.get(layer).values()))
			.average().orElseThrow();
	}

	private static double distance(final float[] first, final float[] second) {
		double difference = 0;
		double ofFirst = 0;
		double ofSecond = 0;
		for (int i = 0; i < first.length; i++) {
			final double d = (double) first[i] - second[i];
			difference += d * d;
			ofFirst += (double) first[i] * first[i];
			ofSecond += (double) second[i] * second[i];
		}
		return difference / Math.sqrt(ofFirst * ofSecond);
	}
}
