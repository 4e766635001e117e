package fiji.plugin.neuralstyle.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.FormulaNetwork;

/** By hand, on points of a line: 0, 10, 1, 13. */
class ClusteringTest {

	private static final double[] PLACES = { 0, 10, 1, 13 };

	@Test
	void neighboursAreJoinedFirstAndClustersByTheirMeanDistance() {
		final double[][] distances = new double[PLACES.length][PLACES.length];
		for (int i = 0; i < PLACES.length; i++) {
			for (int j = 0; j < PLACES.length; j++) {
				distances[i][j] = Math.abs(PLACES[i] - PLACES[j]);
			}
		}

		final Clustering.Cluster all = Clustering.of(distances);

		assertEquals(List.of(0, 2, 1, 3), all.members());
		assertEquals(1, all.left().height());
		assertEquals(3, all.right().height());
		// (10 + 13 + 9 + 12) / 4
		assertEquals(11, all.height());
		assertTrue(all.left().left().isSingle());
	}

	@Test
	void oneThingIsACluster() {
		assertEquals(List.of(0), Clustering.of(new double[][] { { 0 } }).members());
	}

	@Test
	void channelsThatAnswerTogetherStandTogether() {
		// Channels 1 and 3 are always the same, 2 and 4 nearly, 5 never answers.
		final float[] values = { 1, 0, 2, 0.1f, 0, 0, 1, 0, 0.9f, 0, 2, 0, 4, 0.2f, 0, 0.1f, 0.9f, 0.2f, 1, 0, 0, 0, 0, 0,
			0 };
		final GramMatrix gram = new GramMatrix(FormulaNetwork.weights().layer("relu1_1"), 5, values);

		assertEquals(List.of(0, 2, 1, 3, 4), ChannelOrder.CLUSTERED.of(gram));
		assertEquals(List.of(0, 1, 2, 3, 4), ChannelOrder.CHANNEL.of(gram));
	}
}
