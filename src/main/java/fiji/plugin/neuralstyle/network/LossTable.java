package fiji.plugin.neuralstyle.network;

import java.util.List;
import java.util.function.ToLongFunction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Losses in the form that {@code vgg.py} takes.
 *
 * @param network that the layers are of
 * @param terms the losses
 * @param variation the total variation
 * @param width of the images, in pixels
 * @param height of the images, in pixels
 */
record LossTable(NetworkWeights network, List<LossTerm> terms, Variation variation, int width, int height) {

	/** The kinds of roles. */
	static final int CONTENT = 0;
	static final int STYLE_TARGET = 1;
	static final int STYLE_SLOPE = 2;
	static final int STYLE_MOMENTS = 3;
	private static final int STYLE_SLICES = 4;
	private static final int NO_GUIDE = -1;

	LossTable {
		terms = List.copyOf(terms);
	}

	/** The layers of all terms. */
	List<Layer> layers() {
		return terms.stream().map(LossTerm::layer).toList();
	}

	/** Those of one kind. */
	List<LossTerm> terms(final LossTerm.Kind kind) {
		return terms.stream().filter(term -> term.kind() == kind).toList();
	}

	/** Those of styles. */
	List<LossTerm> styleTerms() {
		return terms.stream().filter(term -> term.kind().isStyle()).toList();
	}

	/** Roles of a whole image. */
	long[][] roles(final Plan plan) {
		return roles(plan, LossTable::role);
	}

	/** Roles of a tile, which is told the slopes of style losses. */
	long[][] tileRoles(final Plan plan) {
		return roles(plan, term -> term.kind().isStyle() ? STYLE_SLOPE : CONTENT);
	}

	private long[][] roles(final Plan plan, final ToLongFunction<LossTerm> role) {
		final long[][] roles = new long[terms.size()][];
		int guides = 0;
		for (int i = 0; i < roles.length; i++) {
			final LossTerm term = terms.get(i);
			final int guide = term.guide().isPresent() ? terms.size() + guides++ : NO_GUIDE;
			roles[i] = new long[] { plan.taps().indexOf(term.layer()), role.applyAsLong(term), guide };
		}
		return roles;
	}

	/** The kind of role that a term has in a whole image. */
	static long role(final LossTerm term) {
		return switch (term.kind()) {
			case CONTENT, CONTENT_OF_IMAGE -> CONTENT;
			case STYLE -> STYLE_TARGET;
			case STYLE_MOMENTS -> STYLE_MOMENTS;
			case STYLE_SLICES -> STYLE_SLICES;
		};
	}

	/** Weights of all terms, then that of the total variation and its power. */
	double[] coefficients() {
		final double[] coefficients = new double[terms.size() + 2];
		for (int i = 0; i < terms.size(); i++) {
			coefficients[i] = terms.get(i).weight();
		}
		coefficients[terms.size()] = variation.weight();
		coefficients[terms.size() + 1] = variation.power();
		return coefficients;
	}

	/** Elements of each term's feature map, as far as its guide lets them count. */
	double[] counts() {
		return terms.stream().mapToDouble(this::count).toArray();
	}

	double count(final LossTerm term) {
		final Layer layer = term.layer();
		return term.guide().map(guide -> network.channels(layer) * guide.extent()).orElseGet(() -> (double) network.channels(
			layer) * layer.mapSize(width) * layer.mapSize(height));
	}

	/** The guides of those terms that have one, to be passed behind the targets. */
	NDList guides(final Program program, final NDArray modes, final NDManager manager) {
		return GuideMaps.of(terms.stream().flatMap(term -> term.guide().stream()).toList(), program, modes, manager,
			"targets[]");
	}

	/** Rows and columns of the sums that a style loss is made of: the layer's channels, and one more for their means. */
	int sumSize(final LossTerm term) {
		return network.channels(term.layer()) + (term.kind() == LossTerm.Kind.STYLE_MOMENTS ? 1 : 0);
	}

	/** Copies of the targets, as the program takes them; of what is computed anew each time, an empty array in its place. */
	NDList targets(final Program program, final NDManager manager) {
		final NDList targets = new NDList();
		for (final LossTerm term : terms) {
			final NDArray target = switch (term.kind()) {
				case CONTENT, STYLE, STYLE_SLICES -> term.target().duplicate();
				case CONTENT_OF_IMAGE -> manager.zeros(new Shape(0));
				case STYLE_MOMENTS -> program.call("transport_target", new NDList(term.target())).singletonOrThrow();
			};
			target.attach(manager);
			target.setName("targets[]");
			targets.add(target);
		}
		return targets;
	}
}
