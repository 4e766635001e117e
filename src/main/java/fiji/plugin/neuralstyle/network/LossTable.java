package fiji.plugin.neuralstyle.network;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Losses in the form that {@code vgg.py} takes.
 *
 * @param network that the layers are of
 * @param terms the losses
 * @param variationWeight of the total variation
 * @param width of the images, in pixels
 * @param height of the images, in pixels
 */
record LossTable(NetworkWeights network, List<LossTerm> terms, double variationWeight, int width, int height) {

	/** The kinds of roles. */
	static final int CONTENT = 0;
	static final int STYLE_TARGET = 1;
	static final int STYLE_SLOPE = 2;
	static final int STYLE_MOMENTS = 3;

	LossTable {
		terms = List.copyOf(terms);
	}

	/** The layers of all terms. */
	List<Layer> layers() {
		return terms.stream().map(LossTerm::layer).toList();
	}

	/** Those of styles. */
	List<LossTerm> styleTerms() {
		return terms.stream().filter(term -> term.kind().isStyle()).toList();
	}

	/** Roles of a whole image. */
	long[][] roles(final Plan plan) {
		return terms.stream().map(term -> new long[] { plan.taps().indexOf(term.layer()), role(term) }).toArray(
			long[][]::new);
	}

	/** Roles of a tile, which is told the slopes of style losses. */
	long[][] tileRoles(final Plan plan) {
		return terms.stream().map(term -> new long[] { plan.taps().indexOf(term.layer()), term.kind().isStyle()
			? STYLE_SLOPE : CONTENT }).toArray(long[][]::new);
	}

	/** The kind of role that a term has in a whole image. */
	static long role(final LossTerm term) {
		return switch (term.kind()) {
			case CONTENT -> CONTENT;
			case STYLE -> STYLE_TARGET;
			case STYLE_MOMENTS -> STYLE_MOMENTS;
		};
	}

	/** Weights of all terms, then that of the total variation. */
	double[] coefficients() {
		final double[] coefficients = new double[terms.size() + 1];
		for (int i = 0; i < terms.size(); i++) {
			coefficients[i] = terms.get(i).weight();
		}
		coefficients[terms.size()] = variationWeight;
		return coefficients;
	}

	/** Elements of each term's feature map. */
	double[] counts() {
		return terms.stream().mapToDouble(this::count).toArray();
	}

	double count(final LossTerm term) {
		final Layer layer = term.layer();
		return (double) network.channels(layer) * layer.mapSize(width) * layer.mapSize(height);
	}

	/** Copies of the targets, as the program takes them. */
	NDList targets(final Program program, final NDManager manager) {
		final NDList targets = new NDList();
		for (final LossTerm term : terms) {
			final NDArray target = term.kind() == LossTerm.Kind.STYLE_MOMENTS ? program.call("transport_target", new NDList(term
				.target())).singletonOrThrow() : term.target().duplicate();
			target.attach(manager);
			target.setName("targets[]");
			targets.add(target);
		}
		return targets;
	}
}
