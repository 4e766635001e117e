package fiji.plugin.neuralstyle.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/**
 * A frozen network on a device: gives feature maps, Gram matrices, and, through
 * {@link #lossFunction}, losses with their gradient. Images are arrays of shape 1 x 3 x H x W,
 * float32, RGB in [0, 1].
 * <p>
 * Arrays returned belong to the manager of the image passed in. Not for use by two threads at once.
 */
public final class FeatureNetwork implements AutoCloseable {

	/** Of a convolution's input; with fewer, the transforms take longer than the products save. */
	private static final int WINOGRAD_CHANNELS = 128;

	private final NetworkWeights weights;
	private final Pooling pooling;
	private final Precision precision;
	private final Tiling tiling;
	private final int leastChannelsForWinograd;
	private final Program program;
	private final NDManager manager;
	private final NDList prepared;
	private final NDArray modes;
	private final NDArray mean;

	/**
	 * Puts a network on the CPU.
	 *
	 * @param weights the network; never changed
	 * @param pooling the pooling to use
	 * @param precision of the feature maps
	 */
	public FeatureNetwork(final NetworkWeights weights, final Pooling pooling, final Precision precision) {
		this(weights, pooling, precision, Tiling.NONE);
	}

	/** The same, for images of which not all maps fit in memory at a time. */
	public FeatureNetwork(final NetworkWeights weights, final Pooling pooling, final Precision precision,
		final Tiling tiling)
	{
		this(weights, pooling, precision, tiling, ComputeDevice.CPU);
	}

	/** The same on a device, which must work. */
	public FeatureNetwork(final NetworkWeights weights, final Pooling pooling, final Precision precision,
		final Tiling tiling, final ComputeDevice device)
	{
		this.weights = weights;
		this.pooling = pooling;
		this.precision = precision;
		this.tiling = tiling;
		program = Program.load("vgg.py", device);
		manager = program.manager();
		leastChannelsForWinograd = leastChannelsForWinograd(precision, weights.padding(), device);
		modes = modes(1);
		mean = manager.create(weights.inputMean().toArray());
		prepared = prepare();
	}

	/** The same network in the same memory, with another padding. */
	private FeatureNetwork(final FeatureNetwork network, final Padding padding) {
		weights = network.weights.withPadding(padding);
		pooling = network.pooling;
		precision = network.precision;
		tiling = network.tiling;
		program = network.program;
		manager = network.manager;
		leastChannelsForWinograd = network.leastChannelsForWinograd;
		modes = modes(1);
		mean = network.mean;
		prepared = network.prepared;
	}

	/**
	 * This network for images that are tiles of an endless one: beyond an edge it sees their other side. Shares its
	 * memory with this one, and is closed with it. Feature maps and losses are those of the endless image where sides
	 * are multiples of the deepest layer's stride.
	 */
	public FeatureNetwork withoutEdges() {
		return new FeatureNetwork(this, Padding.CIRCULAR);
	}

	/** The network's weights and names. */
	public NetworkWeights weights() {
		return weights;
	}

	/** A manager on the network's device; close a sub-manager of it to free what was computed. */
	public NDManager manager() {
		return manager;
	}

	/** Copies an image to the device. */
	public NDArray upload(final NDManager owner, final RgbImage image) {
		return Transport.toDevice(image, owner);
	}

	/** Copies an image from the device. */
	public static RgbImage download(final NDArray image) {
		return Transport.fromDevice(image);
	}

	/** Another size: bicubic, antialiased when shrinking; the image itself if it has that size already. */
	public NDArray resize(final NDArray image, final int width, final int height) {
		if (image.getShape().get(3) == width && image.getShape().get(2) == height) return image;
		return Resizing.of(program, weights.padding(), image, width, height);
	}

	/** A guide at another size, as {@link #resize(NDArray, int, int)} makes images. */
	public Guide resize(final Guide guide, final int width, final int height) {
		if (guide.width() == width && guide.height() == height) return guide;
		try (NDManager scope = manager.newSubManager()) {
			final NDArray plane = scope.create(guide.values(), new Shape(1, 1, guide.height(), guide.width()));
			return new Guide(width, height, resize(plane, width, height).toFloatArray());
		}
	}

	/** Feature maps by layer, 1 x C x H' x W' in the network's precision. */
	public Map<Layer, NDArray> features(final NDArray image, final Collection<Layer> layers) {
		if (layers.isEmpty()) return Map.of();
		final Plan plan = Plan.of(weights, pooling, layers);
		final Optional<TileGrid> grid = forwardGrid(plan, image);
		try (NDManager scope = manager.newSubManager()) {
			if (grid.isPresent()) return byLayer(plan, filled(plan, grid.get(), image, scope));
			final NDList arguments = new NDList(image, steps(plan, scope), modes, mean, noRegions(scope));
			arguments.addAll(convolutionsOf(plan));
			return byLayer(plan, program.call("features", arguments));
		}
	}

	/** Gram matrices F F^T / (C H W) by layer, C x C in float32. */
	public Map<Layer, NDArray> grams(final NDArray image, final Collection<Layer> layers) {
		if (layers.isEmpty()) return Map.of();
		final Plan plan = Plan.of(weights, pooling, layers);
		final Optional<TileGrid> grid = forwardGrid(plan, image);
		try (NDManager scope = manager.newSubManager()) {
			if (grid.isPresent()) return byLayer(plan, summed(plan, grid.get(), image, scope));
			final NDList arguments = new NDList(image, steps(plan, scope), modes, mean);
			arguments.addAll(convolutionsOf(plan));
			return byLayer(plan, program.call("grams", arguments));
		}
	}

	/**
	 * Moments by layer, (C + 1) x (C + 1) in float64: means of the products of channels, in the last row and column the
	 * channels' means, in the corner 1. The mean of two images' moments are those of their values together.
	 */
	public Map<Layer, NDArray> moments(final NDArray image, final Collection<Layer> layers) {
		if (layers.isEmpty()) return Map.of();
		final Plan plan = Plan.of(weights, pooling, layers);
		final Optional<TileGrid> grid = forwardGrid(plan, image);
		try (NDManager scope = manager.newSubManager()) {
			if (grid.isPresent()) return byLayer(plan, summedMoments(plan, grid.get(), image, scope));
			final NDList arguments = new NDList(image, steps(plan, scope), modes, mean);
			arguments.addAll(convolutionsOf(plan));
			return byLayer(plan, program.call("moments", arguments));
		}
	}

	/**
	 * The distribution of values along some directions, by layer, for {@link LossTerm.Kind#STYLE_SLICES}. The mean of two
	 * images' slices is half way between them.
	 *
	 * @throws IllegalArgumentException if the image needs tiles
	 */
	public Map<Layer, NDArray> slices(final NDArray image, final Collection<Layer> layers) {
		if (layers.isEmpty()) return Map.of();
		final Plan plan = Plan.of(weights, pooling, layers);
		if (forwardGrid(plan, image).isPresent()) throw inTiles();
		try (NDManager scope = manager.newSubManager()) {
			final NDList arguments = new NDList(image, steps(plan, scope), modes, mean);
			arguments.addAll(convolutionsOf(plan));
			for (final Layer layer : plan.taps()) {
				final int channels = weights.channels(layer);
				final NDArray directions = scope.create(Directions.of(channels), new Shape(channels, Directions.COUNT));
				directions.setName("directions[]");
				arguments.add(directions);
			}
			return byLayer(plan, program.call("slices", arguments));
		}
	}

	private static IllegalArgumentException inTiles() {
		return new IllegalArgumentException(
			"Sliced statistics need the whole image at once, and there is no memory for that. Choose a smaller size, or other statistics.");
	}

	/**
	 * A weighted sum of losses as a function of the image.
	 *
	 * @param terms the losses, at least one
	 * @param variationWeight weight of the total variation, 0 for none
	 * @param width of the images it will be asked for
	 * @param height of the images it will be asked for
	 */
	public LossFunction lossFunction(final List<LossTerm> terms, final double variationWeight, final int width,
		final int height)
	{
		return lossFunction(terms, Variation.squared(variationWeight), width, height);
	}

	/** The same with another kind of total variation. */
	public LossFunction lossFunction(final List<LossTerm> terms, final Variation variation, final int width,
		final int height)
	{
		final LossTable table = new LossTable(weights, terms, variation, width, height);
		final Plan plan = Plan.of(weights, pooling, table.layers());
		final NDList modesAndMean = new NDList(modes(precision.magnification(width, height)), mean);
		final Optional<TileGrid> grid = tiling.grid(plan, MemoryEstimate.of(weights, plan.taps(), pooling, precision), width,
			height);
		if (grid.isEmpty()) {
			return whole(plan, modesAndMean, table);
		}
		if (table.styleTerms().stream().anyMatch(term -> !term.kind().isOfSums())) throw inTiles();
		final Optional<StyleSums> sums = table.styleTerms().isEmpty() ? Optional.empty() : Optional.of(sums(table));
		return new TiledLossFunction(program, arguments(plan, grid.get(), modesAndMean), sums, contents(plan, grid.get(), table),
			modesAndMean, table);
	}

	private LossFunction whole(final Plan plan, final NDList modesAndMean, final LossTable table) {
		try (NDManager scope = manager.newSubManager()) {
			final List<LossTerm> terms = table.terms().stream().map(term -> term.kind() == LossTerm.Kind.CONTENT_OF_IMAGE
				? withMap(term, scope) : term).toList();
			return new WholeLossFunction(program, plan, modesAndMean, convolutionsOf(plan), new LossTable(weights, terms, table
				.variation(), table.width(), table.height()));
		}
	}

	private LossTerm withMap(final LossTerm term, final NDManager scope) {
		final NDArray map = features(term.target(), List.of(term.layer())).get(term.layer());
		map.attach(scope);
		return new LossTerm(term.layer(), LossTerm.Kind.CONTENT, map, term.weight());
	}

	/**
	 * Whether the memory allowed is enough to keep feature maps of an image: else a content loss is better told the image
	 * than its map.
	 */
	public boolean keepsMaps(final Collection<Layer> layers, final int width, final int height) {
		if (layers.isEmpty()) return true;
		final Plan plan = Plan.of(weights, pooling, layers);
		return tiling.keeps(MemoryEstimate.mapBytes(weights, plan.taps(), precision, (long) width * height));
	}

	private Optional<ContentTiles> contents(final Plan plan, final TileGrid grid, final LossTable table) {
		final List<LossTerm> terms = table.terms(LossTerm.Kind.CONTENT_OF_IMAGE);
		if (terms.isEmpty()) return Optional.empty();
		final List<Layer> layers = terms.stream().map(LossTerm::layer).toList();
		final Plan first = Plan.of(weights, pooling, layers);
		return Optional.of(new ContentTiles(program, arguments(first, grid.firstSteps(first.steps().length), new NDList(modes,
			mean)), terms.get(0).target(), layers.stream().map(first.taps()::indexOf).toList()));
	}

	private StyleSums sums(final LossTable table) {
		final List<LossTerm> style = table.styleTerms();
		final List<Layer> layers = style.stream().map(LossTerm::layer).toList();
		final Plan plan = Plan.of(weights, pooling, layers);
		final TileGrid grid = tiling.grid(plan, MemoryEstimate.forward(weights, plan.taps(), precision), table.width(), table
			.height()).orElseGet(() -> TileGrid.whole(plan, table.width(), table.height()));
		final TileArguments tiles = arguments(plan, grid, new NDList(modes, mean));
		if (style.stream().anyMatch(term -> term.guide().isPresent())) {
			return new GuidedSums(program, tiles, modes, style.stream().map(term -> new GuidedSums.Wanted(term.layer(), term
				.guide(), table.sumSize(term))).toList());
		}
		final int[] sizes = channels(plan);
		for (final LossTerm term : style) {
			sizes[plan.taps().indexOf(term.layer())] = table.sumSize(term);
		}
		return new TileSums(program, tiles, sizes, layers.stream().mapToInt(plan.taps()::indexOf)
			.toArray());
	}

	/** Frees the network and all that its managers own. */
	@Override
	public void close() {
		program.close();
	}

	private Optional<TileGrid> forwardGrid(final Plan plan, final NDArray image) {
		return tiling.grid(plan, MemoryEstimate.forward(weights, plan.taps(), precision), (int) image.getShape().get(3),
			(int) image.getShape().get(2));
	}

	private TileArguments arguments(final Plan plan, final TileGrid grid, final NDList modesAndMean) {
		return new TileArguments(program.numbers(), plan, grid, tiling, modesAndMean, convolutionsOf(plan));
	}

	/**
	 * Winograd's method saves more than half of the multiplications, and some time where there are many channels and
	 * matrix products run at the speed of convolutions, as on a processor. It rounds a little more, so that float32, the
	 * reference, goes without.
	 */
	private static int leastChannelsForWinograd(final Precision precision, final Padding padding,
		final ComputeDevice device)
	{
		final boolean pays = device.kind() == ComputeDevice.Kind.CPU && precision == Precision.BFLOAT16 &&
			padding == Padding.ZERO;
		return pays ? WINOGRAD_CHANNELS : Integer.MAX_VALUE;
	}

	private NDArray modes(final long magnification) {
		return program.numbers().create(new long[] { precision.scalarType(), weights.padding().ordinal(),
			magnification, leastChannelsForWinograd });
	}

	private NDArray steps(final Plan plan, final NDManager scope) {
		final NDArray steps = program.numbers().create(plan.steps());
		steps.attach(scope);
		return steps;
	}

	/** Feature maps of the whole image, filled in tile by tile. */
	private NDList filled(final Plan plan, final TileGrid grid, final NDArray image, final NDManager scope) {
		final NDList maps = new NDList();
		for (final Layer layer : plan.taps()) {
			final NDArray shape = scope.create(new long[] { 1, weights.channels(layer), layer.mapSize((int) image.getShape().get(
				2)), layer.mapSize((int) image.getShape().get(3)) });
			final NDArray map = program.call("empty_map", new NDList(image, shape, modes)).singletonOrThrow();
			map.attach(image.getManager());
			map.setName("wholes[]");
			maps.add(map);
		}
		try (TileArguments tiles = arguments(plan, grid, new NDList(modes, mean))) {
			for (int i = 0; i < tiles.count(); i++) {
				final NDList arguments = new NDList(image);
				arguments.addAll(tiles.of(i, new NDList()));
				arguments.addAll(maps);
				program.run("fill_features", arguments);
			}
		}
		return maps;
	}

	private NDList summed(final Plan plan, final TileGrid grid, final NDArray image, final NDManager scope) {
		final int width = (int) image.getShape().get(3);
		final int height = (int) image.getShape().get(2);
		final double[] counts = plan.taps().stream().mapToDouble(layer -> (double) weights.channels(layer) * layer.mapSize(
			width) * layer.mapSize(height)).toArray();
		final int[] all = IntStream.range(0, counts.length).toArray();
		try (TileSums sums = new TileSums(program, arguments(plan, grid, new NDList(modes, mean)), channels(plan), all)) {
			final NDList arguments = new NDList(scope.create(counts));
			arguments.addAll(sums.of(image, scope));
			final NDList grams = program.call("to_grams", arguments);
			grams.attach(image.getManager());
			return grams;
		}
	}

	private NDList summedMoments(final Plan plan, final TileGrid grid, final NDArray image, final NDManager scope) {
		final int[] sizes = Arrays.stream(channels(plan)).map(count -> count + 1).toArray();
		final int[] all = IntStream.range(0, sizes.length).toArray();
		try (TileSums sums = new TileSums(program, arguments(plan, grid, new NDList(modes, mean)), sizes, all)) {
			final NDList moments = program.call("to_moments", sums.of(image, scope));
			moments.attach(image.getManager());
			return moments;
		}
	}

	private int[] channels(final Plan plan) {
		return plan.taps().stream().mapToInt(weights::channels).toArray();
	}

	private static Map<Layer, NDArray> byLayer(final Plan plan, final NDList maps) {
		final Map<Layer, NDArray> byLayer = new LinkedHashMap<>();
		for (int i = 0; i < maps.size(); i++) {
			byLayer.put(plan.taps().get(i), maps.get(i));
		}
		return byLayer;
	}

	/** For the whole image at once. */
	private static NDArray noRegions(final NDManager owner) {
		return owner.create(new Shape(0, 10), DataType.INT64);
	}

	private NDList convolutionsOf(final Plan plan) {
		return prepared.subNDList(0, 2 * plan.convolutions());
	}

	private NDList prepare() {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray methodModes = modes.duplicate();
			methodModes.attach(scope);
			final List<NDArray> raw = new ArrayList<>();
			for (final Convolution convolution : weights.convolutions()) {
				raw.add(scope.create(convolution.kernel(), new Shape(convolution.outputs(), convolution.inputs(), 3, 3)));
				raw.add(scope.create(convolution.bias(), new Shape(convolution.outputs())));
			}
			final NDList arguments = new NDList(methodModes);
			raw.forEach(array -> {
				array.setName("weights[]");
				arguments.add(array);
			});
			final NDList out = program.call("prepare", arguments);
			out.attach(manager);
			out.forEach(array -> array.setName("weights[]"));
			return out;
		}
	}
}
