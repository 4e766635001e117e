package fiji.plugin.neuralstyle.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** Makes loss functions, of the whole image or of its tiles. */
final class LossFunctions {

	private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

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
		final TileArguments tiles = network.tiles(plan, grid.get(), modesAndMean);
		final Optional<ContentTiles> contents = contents(plan, grid.get(), table);
		if (table.styleTerms().isEmpty()) {
			return new TiledLossFunction(network.program(), tiles, Optional.empty(), false, contents, modesAndMean, table);
		}
		final Plan style = plan.upTo(table.styleTerms().stream().map(LossTerm::layer).toList());
		final long most = network.mostPixelsForSums(style);
		final TileGrid all = TileGrid.of(style, width, height, most).orElseThrow();
		final TileGrid rest = grid.get().withoutFirst(style, width, height, most);
		// Beside very small tiles the rest may be as much as all.
		final boolean firstIsKept = rest.pixels() < all.pixels();
		return new TiledLossFunction(network.program(), tiles, Optional.of(sums(style, firstIsKept ? rest : all, table)),
			firstIsKept, contents, modesAndMean, table);
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

	private Optional<ContentTiles> contents(final Plan plan, final TileGrid grid, final LossTable table) {
		final List<LossTerm> terms = table.terms(LossTerm.Kind.CONTENT_OF_IMAGE);
		if (terms.isEmpty()) return Optional.empty();
		final List<Layer> layers = terms.stream().map(LossTerm::layer).toList();
		final Plan first = plan.upTo(layers);
		final long bytes = MemoryEstimate.mapBytes(network.weights(), layers, Precision.FLOAT32, (long) table.width() * table.height());
		return Optional.of(new ContentTiles(network.program(), network.tiles(first, grid.firstSteps(first.steps().length)), terms.get(
			0).target(), layers.stream().map(first.taps()::indexOf).toList(), network.modes(), MapFile.in(TEMPORARY, bytes)));
	}

	private TileSums sums(final Plan plan, final TileGrid grid, final LossTable table) {
		return new TileSums(network.program(), network.tiles(plan, grid), network.modes(), table.styleTerms().stream().map(
			term -> new TileSums.Wanted(term.layer(), term.guide(), table.sumSize(term))).toList());
	}
}
