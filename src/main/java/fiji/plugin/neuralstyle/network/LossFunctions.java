package fiji.plugin.neuralstyle.network;

import java.util.List;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** Makes loss functions, of the whole image or of its tiles. */
final class LossFunctions {

	private final LoadedNetwork network;
	private final ForwardPass forward;

	LossFunctions(final LoadedNetwork network, final ForwardPass forward) {
		this.network = network;
		this.forward = forward;
	}

	/** A weighted sum of losses as a function of images of a size. */
	LossFunction of(final List<LossTerm> terms, final Variation variation, final int width, final int height) {
		final LossTable table = new LossTable(network.weights(), terms, variation, width, height);
		final Plan plan = network.plan(table.layers());
		final NDList modesAndMean = network.modesAndMean(width, height);
		final Optional<TileGrid> grid = network.gradientGrid(plan, width, height);
		if (grid.isEmpty()) return whole(plan, modesAndMean, table);
		if (table.styleTerms().stream().anyMatch(term -> !term.kind().isOfSums())) throw Directions.inTiles();
		final Optional<StyleSums> sums = table.styleTerms().isEmpty() ? Optional.empty() : Optional.of(sums(table));
		return new TiledLossFunction(network.program(), network.tiles(plan, grid.get(), modesAndMean), sums, contents(grid.get(),
			table), modesAndMean, table);
	}

	private LossFunction whole(final Plan plan, final NDList modesAndMean, final LossTable table) {
		try (NDManager scope = network.manager().newSubManager()) {
			final List<LossTerm> terms = table.terms().stream().map(term -> term.kind() == LossTerm.Kind.CONTENT_OF_IMAGE
				? withMap(term, scope) : term).toList();
			return new WholeLossFunction(network.program(), plan, modesAndMean, network.convolutionsOf(plan), new LossTable(network
				.weights(), terms, table.variation(), table.width(), table.height()));
		}
	}

	private LossTerm withMap(final LossTerm term, final NDManager scope) {
		final NDArray map = forward.features(term.target(), List.of(term.layer())).get(term.layer());
		map.attach(scope);
		return new LossTerm(term.layer(), LossTerm.Kind.CONTENT, map, term.weight());
	}

	private Optional<ContentTiles> contents(final TileGrid grid, final LossTable table) {
		final List<LossTerm> terms = table.terms(LossTerm.Kind.CONTENT_OF_IMAGE);
		if (terms.isEmpty()) return Optional.empty();
		final List<Layer> layers = terms.stream().map(LossTerm::layer).toList();
		final Plan first = network.plan(layers);
		return Optional.of(new ContentTiles(network.program(), network.tiles(first, grid.firstSteps(first.steps().length)), terms.get(0).target(), layers.stream().map(first.taps()::indexOf).toList()));
	}

	private StyleSums sums(final LossTable table) {
		final List<LossTerm> style = table.styleTerms();
		final List<Layer> layers = style.stream().map(LossTerm::layer).toList();
		final Plan plan = network.plan(layers);
		final TileGrid grid = network.forwardGrid(plan, table.width(), table.height()).orElseGet(() -> TileGrid.whole(plan, table.width(), table.height()));
		final TileArguments tiles = network.tiles(plan, grid);
		if (style.stream().anyMatch(term -> term.guide().isPresent())) {
			return new GuidedSums(network.program(), tiles, network.modes(), style.stream().map(term -> new GuidedSums.Wanted(term.layer(), term
				.guide(), table.sumSize(term))).toList());
		}
		final int[] sizes = network.channels(plan);
		for (final LossTerm term : style) {
			sizes[plan.taps().indexOf(term.layer())] = table.sumSize(term);
		}
		return new TileSums(network.program(), tiles, sizes, layers.stream().mapToInt(plan.taps()::indexOf).toArray());
	}
}
