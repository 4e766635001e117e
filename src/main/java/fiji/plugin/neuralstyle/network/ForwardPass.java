package fiji.plugin.neuralstyle.network;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** What a network sees in an image, without a gradient: whole, or tile by tile where memory is short. */
final class ForwardPass {

	private final LoadedNetwork network;

	ForwardPass(final LoadedNetwork network) {
		this.network = network;
	}

	/** Feature maps by layer. */
	Map<Layer, NDArray> features(final NDArray image, final Collection<Layer> layers) {
		return seen(image, layers, (plan, scope) -> whole("features", plan, image, scope, noRegions(scope)), this::filled);
	}

	/** Gram matrices by layer. */
	Map<Layer, NDArray> grams(final NDArray image, final Collection<Layer> layers) {
		return seen(image, layers, (plan, scope) -> whole("grams", plan, image, scope), this::summed);
	}

	/** Moments by layer. */
	Map<Layer, NDArray> moments(final NDArray image, final Collection<Layer> layers) {
		return seen(image, layers, (plan, scope) -> whole("moments", plan, image, scope), this::summedMoments);
	}

	/** Values along fixed directions by layer. */
	Map<Layer, NDArray> slices(final NDArray image, final Collection<Layer> layers) {
		return seen(image, layers, (plan, scope) -> {
			final NDList arguments = arguments(plan, image, scope);
			for (final Layer layer : plan.taps()) {
				final int channels = network.weights().channels(layer);
				final NDArray directions = scope.create(Directions.of(channels), new Shape(channels, Directions.COUNT));
				directions.setName("directions[]");
				arguments.add(directions);
			}
			return network.program().call("slices", arguments);
		}, (plan, grid, tiled, scope) -> {
			throw Directions.inTiles();
		});
	}

	private interface Whole {

		NDList of(Plan plan, NDManager scope);
	}

	private interface Tiled {

		NDList of(Plan plan, TileGrid grid, NDArray image, NDManager scope);
	}

	private Map<Layer, NDArray> seen(final NDArray image, final Collection<Layer> layers, final Whole whole,
		final Tiled tiled)
	{
		if (layers.isEmpty()) return Map.of();
		final Plan plan = network.plan(layers);
		final Optional<TileGrid> grid = network.forwardGrid(plan, width(image), height(image));
		try (NDManager scope = network.manager().newSubManager()) {
			final NDList maps = grid.isPresent() ? tiled.of(plan, grid.get(), image, scope) : whole.of(plan, scope);
			final Map<Layer, NDArray> byLayer = new LinkedHashMap<>();
			for (int i = 0; i < maps.size(); i++) {
				byLayer.put(plan.taps().get(i), maps.get(i));
			}
			return byLayer;
		}
	}

	private NDList whole(final String method, final Plan plan, final NDArray image, final NDManager scope,
		final NDArray... more)
	{
		return network.program().call(method, arguments(plan, image, scope, more));
	}

	private NDList arguments(final Plan plan, final NDArray image, final NDManager scope, final NDArray... more) {
		final NDArray steps = network.program().numbers().create(plan.steps());
		steps.attach(scope);
		final NDList arguments = new NDList(image, steps);
		arguments.addAll(network.modesAndMean());
		arguments.addAll(Arrays.asList(more));
		arguments.addAll(network.convolutionsOf(plan));
		return arguments;
	}

	/** For the whole image at once. */
	private static NDArray noRegions(final NDManager owner) {
		return owner.create(new Shape(0, 10), DataType.INT64);
	}

	/** Feature maps of the whole image, filled in tile by tile. */
	private NDList filled(final Plan plan, final TileGrid grid, final NDArray image, final NDManager scope) {
		final NDList maps = new NDList();
		for (final Layer layer : plan.taps()) {
			final NDArray shape = scope.create(new long[] { 1, network.weights().channels(layer), layer.mapSize(height(image)),
				layer.mapSize(width(image)) });
			final NDArray map = network.program().call("empty_map", new NDList(image, shape, network.modes())).singletonOrThrow();
			map.attach(image.getManager());
			map.setName("wholes[]");
			maps.add(map);
		}
		try (TileArguments tiles = network.tiles(plan, grid)) {
			for (int i = 0; i < tiles.count(); i++) {
				FreedMemory.giveBackBefore(i);
				final NDList arguments = new NDList(image);
				arguments.addAll(tiles.of(i, new NDList()));
				arguments.addAll(maps);
				network.program().run("fill_features", arguments);
			}
		}
		return maps;
	}

	private NDList summed(final Plan plan, final TileGrid grid, final NDArray image, final NDManager scope) {
		final double[] counts = plan.taps().stream().mapToDouble(layer -> (double) network.weights().channels(layer) * layer.mapSize(
			width(image)) * layer.mapSize(height(image))).toArray();
		try (TileSums sums = sums(plan, grid, 0)) {
			final NDList arguments = new NDList(scope.create(counts));
			arguments.addAll(sums.of(image, scope));
			final NDList grams = network.program().call("to_grams", arguments);
			grams.attach(image.getManager());
			return grams;
		}
	}

	private NDList summedMoments(final Plan plan, final TileGrid grid, final NDArray image, final NDManager scope) {
		try (TileSums sums = sums(plan, grid, 1)) {
			final NDList moments = network.program().call("to_moments", sums.of(image, scope));
			moments.attach(image.getManager());
			return moments;
		}
	}

	/** @param more rows and columns than channels */
	private TileSums sums(final Plan plan, final TileGrid grid, final int more) {
		return new TileSums(network.program(), network.tiles(plan, grid), network.modes(), plan.taps().stream().map(
			layer -> new TileSums.Wanted(layer, Optional.empty(), network.weights().channels(layer) + more)).toList());
	}

	private static int width(final NDArray image) {
		return (int) image.getShape().get(3);
	}

	private static int height(final NDArray image) {
		return (int) image.getShape().get(2);
	}
}
