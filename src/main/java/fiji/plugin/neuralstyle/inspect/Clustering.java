package fiji.plugin.neuralstyle.inspect;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree of things by their distances: the two nearest clusters become one, until one is left; the distance
 * of clusters is the mean distance of their members (average linkage).
 */
final class Clustering {

	/**
	 * A cluster.
	 *
	 * @param left its first half, null for a single thing
	 * @param right its other half
	 * @param height distance of the halves, 0 for a single thing
	 * @param members the things in it, those of the left half first
	 */
	record Cluster(Cluster left, Cluster right, double height, List<Integer> members) {

		private static Cluster of(final int thing) {
			return new Cluster(null, null, 0, List.of(thing));
		}

		private static Cluster of(final Cluster left, final Cluster right, final double height) {
			final List<Integer> members = new ArrayList<>(left.members);
			members.addAll(right.members);
			return new Cluster(left, right, height, members);
		}

		boolean isSingle() {
			return left == null;
		}
	}

	private Clustering() {}

	/**
	 * The cluster of all things.
	 *
	 * @param distances symmetric, one row a thing, at least one; not changed
	 */
	static Cluster of(final double[][] distances) {
		final int count = distances.length;
		final double[][] between = new double[count][];
		final Cluster[] clusters = new Cluster[count];
		for (int i = 0; i < count; i++) {
			between[i] = distances[i].clone();
			clusters[i] = Cluster.of(i);
		}
		for (int joined = 1; joined < count; joined++) {
			join(clusters, between);
		}
		return clusters[0];
	}

	/** The second of the two nearest clusters becomes part of the first, and its place empty. */
	private static void join(final Cluster[] clusters, final double[][] between) {
		int first = 0;
		int second = 0;
		double nearest = Double.POSITIVE_INFINITY;
		for (int i = 0; i < clusters.length; i++) {
			for (int j = i + 1; clusters[i] != null && j < clusters.length; j++) {
				if (clusters[j] != null && (second == 0 || between[i][j] < nearest)) {
					nearest = between[i][j];
					first = i;
					second = j;
				}
			}
		}
		final double sizeOfFirst = clusters[first].members().size();
		final double sizeOfSecond = clusters[second].members().size();
		for (int other = 0; other < clusters.length; other++) {
			final double mean = (sizeOfFirst * between[first][other] + sizeOfSecond * between[second][other]) / (sizeOfFirst +
				sizeOfSecond);
			between[first][other] = mean;
			between[other][first] = mean;
		}
		clusters[first] = Cluster.of(clusters[first], clusters[second], nearest);
		clusters[second] = null;
	}
}
