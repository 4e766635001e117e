package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/** Losses and gradients of tiles against those of the whole image. */
class TiledLossFunctionTest {

	private static final List<String> CONTENT = List.of("conv2_1", "relu4_2", "pool3");
	private static final List<String> STYLE = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1");

	@ParameterizedTest
	@CsvSource({ "VGG19, MAX, ZERO, 413, 389, 256", "VGG19, AVERAGE, ZERO, 413, 389, 210", "VGG16, MAX, ZERO, 301, 530, 240",
		"VGG16, AVERAGE, REFLECT, 530, 301, 224", "VGG19, MAX, REFLECT, 257, 655, 240", "VGG19, MAX, ZERO, 900, 33, 192",
		"VGG19, MAX, ZERO, 47, 901, 200", "VGG19, SCALED_AVERAGE, ZERO, 413, 389, 210" })
	void tilesGiveTheLossesAndTheGradientOfTheWhole(final Topology topology, final Pooling pooling, final Padding padding,
		final int width, final int height, final int tileSide)
	{
		final NetworkWeights weights = weights(topology, padding, pooling);
		final AtomicInteger tiles = new AtomicInteger();

		final Found whole = evaluate(weights, Tiling.NONE, CONTENT, STYLE, width, height);
		final Found tiled = evaluate(weights, tiling(weights, tileSide, tiles), CONTENT, STYLE, width, height);

		assertTrue(tiles.get() > 6, () -> tiles + " tiles");
		assertSame(whole, tiled);
	}

	@ParameterizedTest
	@CsvSource({ "MAX, ZERO, 413, 389, 256", "AVERAGE, REFLECT, 530, 301, 224", "MAX, ZERO, 413, 389, 1000" })
	void contentThatIsSeenTileByTileGivesTheSame(final Pooling pooling, final Padding padding, final int width,
		final int height, final int tileSide)
	{
		final NetworkWeights weights = weights(Topology.VGG19, padding, pooling);
		final AtomicInteger tiles = new AtomicInteger();
		final Tiling tiling = tiling(weights, tileSide, tiles);

		final Found whole = evaluate(weights, Tiling.NONE, CONTENT, STYLE, width, height);
		try (FeatureNetwork network = new FeatureNetwork(weights, pooling, Precision.FLOAT32, tiling);
				NDManager manager = network.manager().newSubManager())
		{
			final NDArray content = network.upload(manager, FormulaNetwork.image(0, width, height));
			final List<LossTerm> terms = terms(network, manager, CONTENT, STYLE, width, height).stream().map(term -> term
				.kind() == LossTerm.Kind.STYLE ? term : new LossTerm(term.layer(), LossTerm.Kind.CONTENT_OF_IMAGE, content, term
					.weight())).toList();
			try (LossFunction function = network.lossFunction(terms, 0.7, width, height)) {
				final NDArray image = network.upload(manager, FormulaNetwork.image(0.9, width, height));
				final LossFunction.Value computed = function.evaluate(image);
				final int first = tiles.getAndSet(0);
				final LossFunction.Value read = function.evaluate(image);
				assertTrue(first == 0 || tiles.get() < first, "the content is not seen again");
				assertSame(whole, new Found(computed.losses(), computed.gradient().toFloatArray()));
				assertArrayEquals(computed.losses(), read.losses());
				assertArrayEquals(computed.gradient().toFloatArray(), read.gradient().toFloatArray());
			}
		}
	}

	/** Its rectifier comes before the pooling that others come after, also where the style alone is seen. */
	@Test
	void aLayerBeforeAPoolingIsInTilesWhatItIsInTheWhole() {
		final NetworkWeights weights = weights(Topology.VGG19, Padding.ZERO, Pooling.MAX);
		final List<String> content = List.of("relu1_2", "relu3_4");

		final Found whole = evaluate(weights, Tiling.NONE, content, STYLE, 96, 512);
		final Found tiled = evaluate(weights, twoTiles(weights, () -> false), content, STYLE, 96, 512);

		assertSame(whole, tiled);
	}

	@Test
	void mapsAreKeptWhereTheyAreASmallPartOfTheMemory() {
		final NetworkWeights weights = weights(Topology.VGG19, Padding.ZERO, Pooling.MAX);
		final List<Layer> layers = List.of(weights.layer("relu4_2"));
		try (FeatureNetwork network = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32, new Tiling(1 << 20,
			() -> false)))
		{
			final long values = weights.channels(layers.get(0)) * 32L * 32;
			assertTrue(network.keepsMaps(layers, 256, 256) == (values * Float.BYTES <= (1 << 20) / 8));
			assertFalse(network.keepsMaps(layers, 4096, 4096));
			assertTrue(network.keepsMaps(List.of(), 4096, 4096), "nothing takes no memory");
		}
	}

	@Test
	void contentAloneAndStyleAloneNeedOnePassAndTwo() {
		final NetworkWeights weights = weights(Topology.VGG19, Padding.ZERO, Pooling.MAX);
		for (final List<String> content : List.of(CONTENT, List.<String> of())) {
			final List<String> style = content.isEmpty() ? STYLE : List.of();
			assertSame(evaluate(weights, Tiling.NONE, content, style, 413, 389), evaluate(weights, tiling(weights, 256,
				new AtomicInteger()), content, style, 413, 389));
		}
	}

	@Test
	void aMemoryTooSmallForAnyTileSaysWhatIsNeeded() {
		final NetworkWeights weights = weights(Topology.VGG19, Padding.ZERO, Pooling.MAX);
		final long least = Tiling.leastBytes(weights, layers(weights), weights.pooling(), Precision.FLOAT32);

		evaluate(weights, new Tiling(least, () -> false), CONTENT, STYLE, 413, 389);

		final String message = assertThrows(IllegalArgumentException.class, () -> evaluate(weights, new Tiling(least / 2,
			() -> false), CONTENT, STYLE, 413, 389)).getMessage();
		assertTrue(message.matches(".*too small.*at least \\d+ MB.*"), message);
	}

	/** The sums of the first, then both with their gradient: the second is kept in between. */
	@Test
	void twoTilesAreSeenThreeTimes() {
		final NetworkWeights weights = weights(Topology.VGG19, Padding.ZERO, Pooling.MAX);
		final AtomicInteger asked = new AtomicInteger();
		final Tiling tiling = twoTiles(weights, () -> asked.incrementAndGet() < 0);
		try (FeatureNetwork network = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32, tiling);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = function(network, manager, CONTENT, STYLE, 96, 512))
		{
			final NDArray image = network.upload(manager, FormulaNetwork.image(0.9, 96, 512));
			asked.set(0);
			final LossFunction.Value value = function.evaluate(image);
			// Before the kept tile's way back as well.
			assertEquals(4, asked.get());
			final Found found = new Found(value.losses(), value.gradient().toFloatArray());
			assertSame(evaluate(weights, Tiling.NONE, CONTENT, STYLE, 96, 512), found);
			final LossFunction.Value again = function.evaluate(image);
			assertArrayEquals(found.losses(), again.losses());
			assertArrayEquals(found.gradient(), again.gradient().toFloatArray());
		}
	}

	/** Of 96 x 512 pixels. */
	private static Tiling twoTiles(final NetworkWeights weights, final BooleanSupplier stopped) {
		return new Tiling(estimate(weights).bytes(96L * (256 + 70)), stopped);
	}

	@ParameterizedTest
	@CsvSource({ "true, ZERO", "false, ZERO", "true, CIRCULAR", "false, CIRCULAR" })
	void oneTileGivesTheSameKeptOrNot(final boolean kept, final Padding padding) {
		final NetworkWeights weights = weights(Topology.VGG19, padding, Pooling.MAX);
		final int width = 96;
		final int height = 128;
		final Found whole = evaluate(weights, Tiling.NONE, CONTENT, STYLE, width, height);
		try (LoadedNetwork network = new LoadedNetwork(weights, Pooling.MAX, Precision.FLOAT32, Tiling.NONE, ComputeDevice.CPU);
				FeatureNetwork features = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32, Tiling.NONE);
				NDManager manager = network.manager().newSubManager())
		{
			final LossTable table = new LossTable(weights, terms(features, manager, CONTENT, STYLE, width, height), new Variation(0.7,
				2), width, height);
			final Plan plan = network.plan(table.layers());
			final TileGrid one = TileGrid.whole(plan, width, height);
			final List<LossTerm> style = table.styleTerms();
			final Plan stylePlan = network.plan(style.stream().map(LossTerm::layer).toList());
			final TileGrid summed = kept ? new TileGrid(List.of()) : TileGrid.whole(stylePlan, width, height);
			final TileSums sums = new TileSums(network.program(), network.tiles(stylePlan, summed), network.modes(), style.stream()
				.map(term -> new TileSums.Wanted(term.layer(), term.guide(), table.sumSize(term))).toList());
			try (LossFunction function = new TiledLossFunction(network.program(), network.tiles(plan, one), Optional.of(sums), kept,
				Optional.empty(), network.modesAndMean(), table))
			{
				final LossFunction.Value value = function.evaluate(features.upload(manager, FormulaNetwork.image(0.9, width, height)));
				assertSame(whole, new Found(value.losses(), value.gradient().toFloatArray()));
			}
		}
	}

	@Test
	void anEvaluationIsCancelledBetweenAnyTwoTilesAndTheNextIsRight() {
		final NetworkWeights weights = weights(Topology.VGG19, Padding.ZERO, Pooling.MAX);
		final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
		final Tiling tiling = new Tiling(estimate(weights).bytes(96L * (256 + 70)), () -> left.decrementAndGet() < 0);
		try (FeatureNetwork network = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32, tiling);
				NDManager manager = network.manager().newSubManager())
		{
			final NDArray image = network.upload(manager, FormulaNetwork.image(0.9, 96, 512));
			final LossFunction function = function(network, manager, CONTENT, STYLE, 96, 512);
			left.set(Integer.MAX_VALUE);
			final LossFunction.Value whole = function.evaluate(image);
			final int asked = Integer.MAX_VALUE - left.get();
			for (int i = 0; i < asked; i++) {
				left.set(i);
				assertThrows(CancellationException.class, () -> function.evaluate(image));
			}
			left.set(asked);
			final LossFunction.Value after = function.evaluate(image);
			assertArrayEquals(whole.losses(), after.losses());
			assertArrayEquals(whole.gradient().toFloatArray(), after.gradient().toFloatArray());
		}
	}

	private record Found(double[] losses, float[] gradient) {}

	private static Found evaluate(final NetworkWeights weights, final Tiling tiling, final List<String> content,
		final List<String> style, final int width, final int height)
	{
		try (FeatureNetwork network = new FeatureNetwork(weights, weights.pooling(), Precision.FLOAT32, tiling);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = function(network, manager, content, style, width, height))
		{
			final LossFunction.Value value = function.evaluate(network.upload(manager, FormulaNetwork.image(0.9, width, height)));
			return new Found(value.losses(), value.gradient().toFloatArray());
		}
	}

	private static LossFunction function(final FeatureNetwork network, final NDManager manager, final List<String> content,
		final List<String> style, final int width, final int height)
	{
		return network.lossFunction(terms(network, manager, content, style, width, height), 0.7, width, height);
	}

	private static List<LossTerm> terms(final FeatureNetwork network, final NDManager manager, final List<String> content,
		final List<String> style, final int width, final int height)
	{
		final List<LossTerm> terms = new ArrayList<>();
		for (final String name : content) {
			final Layer layer = network.weights().layer(name);
			terms.add(new LossTerm(layer, LossTerm.Kind.CONTENT, network.features(network.upload(manager, FormulaNetwork.image(0,
				width, height)), List.of(layer)).get(layer), 2));
		}
		// Of another size, large enough to be tiled as well, and darker, so that Gram matrices differ by more than rounding.
		final NDArray other = network.upload(manager, FormulaNetwork.image(2, 351, 402)).mul(0.4f);
		network.grams(other, style.stream().map(network.weights()::layer).toList()).forEach((layer, gram) -> terms.add(
			new LossTerm(layer, LossTerm.Kind.STYLE, gram, 50)));
		return terms;
	}

	/** Of the formula's widths, with as many convolutions as conv5_1 needs. */
	private static NetworkWeights weights(final Topology topology, final Padding padding, final Pooling pooling) {
		return new NetworkWeights("formula", "none", topology, FormulaNetwork.weights().convolutions(), padding, pooling);
	}

	/** Tiles that have, with what is around them, about so many pixels a side. */
	private static Tiling tiling(final NetworkWeights weights, final int side, final AtomicInteger count) {
		return new Tiling(estimate(weights).bytes((long) side * side), () -> count.incrementAndGet() < 0);
	}

	private static MemoryEstimate estimate(final NetworkWeights weights) {
		return MemoryEstimate.of(weights, layers(weights), weights.pooling(), Precision.FLOAT32);
	}

	private static List<Layer> layers(final NetworkWeights weights) {
		return Stream.concat(CONTENT.stream(), STYLE.stream()).map(weights::layer).toList();
	}

	private static void assertSame(final Found whole, final Found tiled) {
		for (int i = 0; i < whole.losses().length; i++) {
			assertEquals(whole.losses()[i], tiled.losses()[i], 1e-5 * whole.losses()[i], "loss " + i);
		}
		double difference = 0;
		double size = 0;
		double most = 0;
		for (int i = 0; i < whole.gradient().length; i++) {
			final double d = Math.abs(whole.gradient()[i] - tiled.gradient()[i]);
			difference += d * d;
			size += (double) whole.gradient()[i] * whole.gradient()[i];
			most = Math.max(most, d);
		}
		final double root = Math.sqrt(size / whole.gradient().length);
		assertEquals(0, Math.sqrt(difference / size), 1e-4, "relative distance of the gradients");
		assertEquals(0, most / root, 1e-3, "largest difference over the root mean square");
	}
}
