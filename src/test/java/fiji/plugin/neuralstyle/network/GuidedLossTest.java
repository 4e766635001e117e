package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Gram matrices of regions: against their formula, finite differences, tiles and the unguided loss. */
class GuidedLossTest {

	private static final int WIDTH = 41;
	private static final int HEIGHT = 34;
	private static final List<String> STYLE = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1");

	@Test
	void aGuideShrinksLikeAMapOfAveragePooling() {
		final NetworkWeights weights = FormulaNetwork.weights();
		final float[] values = new float[7 * 5];
		for (int i = 0; i < values.length; i++) {
			values[i] = i / 35f;
		}

		final Guide half = new Guide(7, 5, values).at(weights.layer("relu2_1"));

		assertEquals(3, half.width());
		assertEquals(2, half.height());
		// The last column and row are dropped, as pooling drops them.
		assertEquals((4 + 5 + 11 + 12) / 4f / 35, half.values()[2], 1e-6);
		assertEquals((14 + 15 + 21 + 22) / 4f / 35, half.values()[3], 1e-6);
		assertEquals(half.at(weights.layer("relu2_1")).values()[0], new Guide(7, 5, values).at(weights.layer("relu3_1"))
			.values()[0], 1e-6);
	}

	@Test
	void complementaryGuidesStayComplementaryAtEveryLayer() {
		final NetworkWeights weights = FormulaNetwork.weights();
		final float[] inside = blob(WIDTH, HEIGHT).values();
		final float[] outside = new float[inside.length];
		for (int i = 0; i < inside.length; i++) {
			outside[i] = 1 - inside[i];
		}
		for (final String name : STYLE) {
			final float[] a = new Guide(WIDTH, HEIGHT, inside).at(weights.layer(name)).values();
			final float[] b = new Guide(WIDTH, HEIGHT, outside).at(weights.layer(name)).values();
			for (int i = 0; i < a.length; i++) {
				assertEquals(1, a[i] + b[i], 1e-6, name);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "FLOAT32, 1e-5", "BFLOAT16, 2e-2" })
	void aGuidedLossIsThatOfItsFormula(final Precision precision, final double tolerance) {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, precision);
				NDManager manager = network.manager().newSubManager())
		{
			final NDArray image = network.upload(manager, FormulaNetwork.image(0.9, WIDTH, HEIGHT));
			for (final String name : STYLE) {
				final Layer layer = network.weights().layer(name);
				final Guide guide = blob(WIDTH, HEIGHT).at(layer);
				final NDArray map = network.features(image, List.of(layer)).get(layer).toType(DataType.FLOAT32, true);
				final int channels = network.weights().channels(layer);
				final LossTerm term = new LossTerm(layer, LossTerm.Kind.STYLE, manager.zeros(new Shape(channels, channels)), 1,
					Optional.of(guide));
				try (LossFunction function = network.lossFunction(List.of(term), 0, WIDTH, HEIGHT)) {
					final double expected = Math.pow(norm(gram(map, guide)), 2) / (channels * channels);
					assertEquals(expected, function.evaluate(image).losses()[0], tolerance * expected, name);
				}
			}
		}
	}

	/** In plain Java: sum over places of T^2 f f^T, over channels times the sum of T^2. */
	private static float[] gram(final NDArray map, final Guide guide) {
		final int channels = (int) map.getShape().get(1);
		final float[] f = map.toFloatArray();
		final int places = guide.values().length;
		final float[] gram = new float[channels * channels];
		double squares = 0;
		for (final float t : guide.values()) {
			squares += t * t;
		}
		for (int a = 0; a < channels; a++) {
			for (int b = 0; b < channels; b++) {
				double sum = 0;
				for (int i = 0; i < places; i++) {
					sum += (double) guide.values()[i] * guide.values()[i] * f[a * places + i] * f[b * places + i];
				}
				gram[a * channels + b] = (float) (sum / (channels * squares));
			}
		}
		return gram;
	}

	@ParameterizedTest
	@CsvSource({ "MAX, ZERO", "AVERAGE, ZERO", "MAX, REFLECT" })
	void theGradientOfGuidedLossesAgreesWithFiniteDifferences(final Pooling pooling, final Padding padding) {
		try (FeatureNetwork network = new FeatureNetwork(weights(padding, pooling), pooling, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = function(network, manager, Size.SMALL, regions(WIDTH, HEIGHT)))
		{
			Gradients.assertAgreesWithDifferences(network, function, FormulaNetwork.image(0.9, WIDTH, HEIGHT));
		}
	}

	@Test
	void aGuideOfOnesGivesTheUnguidedLoss() {
		final float[] ones = new float[WIDTH * HEIGHT];
		Arrays.fill(ones, 1);
		final Found unguided = evaluate(Tiling.NONE, Pooling.MAX, Padding.ZERO, Size.SMALL, List.of(Optional.empty()));
		final Found guided = evaluate(Tiling.NONE, Pooling.MAX, Padding.ZERO, Size.SMALL, List.of(Optional.of(new Guide(WIDTH,
			HEIGHT, ones))));

		for (int i = 0; i < unguided.losses().length; i++) {
			assertEquals(unguided.losses()[i], guided.losses()[i], 1e-5 * unguided.losses()[i]);
		}
		assertEquals(0, Gradients.distance(unguided.gradient(), guided.gradient()), 1e-5);
	}

	@Test
	void whereAGuideIsZeroNothingIsAskedOfTheFirstLayer() {
		final float[] left = new float[WIDTH * HEIGHT];
		for (int i = 0; i < left.length; i++) {
			left[i] = i % WIDTH < 20 ? 1 : 0;
		}
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			final Layer layer = network.weights().layer("relu1_1");
			final NDArray style = network.upload(manager, FormulaNetwork.image(2, HEIGHT, HEIGHT));
			final LossTerm term = new LossTerm(layer, LossTerm.Kind.STYLE, network.grams(style, List.of(layer)).get(layer), 50,
				Optional.of(new Guide(WIDTH, HEIGHT, left)));
			try (LossFunction function = network.lossFunction(List.of(term), 0, WIDTH, HEIGHT)) {
				final float[] gradient = function.evaluate(network.upload(manager, FormulaNetwork.image(0.9, WIDTH, HEIGHT))).gradient()
					.toFloatArray();
				boolean inside = false;
				for (int i = 0; i < gradient.length; i++) {
					// Its kernels reach one pixel across the edge.
					if (i % WIDTH > 20) assertEquals(0, gradient[i]);
					else inside |= gradient[i] != 0;
				}
				assertTrue(inside);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "MAX, ZERO, TALL, 240", "AVERAGE, ZERO, LARGE, 210", "MAX, REFLECT, LARGE, 256", "MAX, ZERO, FLAT, 192" })
	void tilesGiveTheGuidedLossesAndTheGradientOfTheWhole(final Pooling pooling, final Padding padding, final Size size,
		final int tileSide)
	{
		final AtomicInteger tiles = new AtomicInteger();
		final NetworkWeights weights = weights(padding, pooling);
		final MemoryEstimate estimate = MemoryEstimate.of(weights, List.of(weights.layer("relu5_1")), pooling,
			Precision.FLOAT32);
		final Tiling tiling = new Tiling(estimate.bytes((long) tileSide * tileSide), () -> tiles.incrementAndGet() < 0);
		final List<Optional<Guide>> regions = regions(size.width, size.height);

		final Found whole = evaluate(Tiling.NONE, pooling, padding, size, regions);
		final Found tiled = evaluate(tiling, pooling, padding, size, regions);

		assertTrue(tiles.get() > 2, () -> tiles + " tiles");
		for (int i = 0; i < whole.losses().length; i++) {
			assertEquals(whole.losses()[i], tiled.losses()[i], 1e-5 * whole.losses()[i], "loss " + i);
		}
		assertEquals(0, Gradients.distance(whole.gradient(), tiled.gradient()), 1e-4);
	}

	@Test
	void aContentLossHasNoGuide() {
		assertThrows(IllegalArgumentException.class, () -> new LossTerm(FormulaNetwork.weights().layer("relu1_1"),
			LossTerm.Kind.CONTENT, null, 1, Optional.of(blob(8, 8))));
	}

	@Test
	void aGuideOfAnotherLengthIsRefused() {
		final String message = assertThrows(IllegalArgumentException.class, () -> new Guide(4, 4, new float[15])).getMessage();
		assertTrue(message.contains("4 x 4") && message.contains("15"), message);
	}

	private enum Size {
			SMALL(WIDTH, HEIGHT), LARGE(413, 389), TALL(301, 530), FLAT(1500, 33);

		private final int width;
		private final int height;

		Size(final int width, final int height) {
			this.width = width;
			this.height = height;
		}
	}

	private record Found(double[] losses, float[] gradient) {}

	private static Found evaluate(final Tiling tiling, final Pooling pooling, final Padding padding, final Size size,
		final List<Optional<Guide>> regions)
	{
		try (FeatureNetwork network = new FeatureNetwork(weights(padding, pooling), pooling, Precision.FLOAT32, tiling);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = function(network, manager, size, regions))
		{
			final LossFunction.Value value = function.evaluate(network.upload(manager, FormulaNetwork.image(0.9, size.width,
				size.height)));
			return new Found(value.losses(), value.gradient().toFloatArray());
		}
	}

	/** A content loss, and for each region, empty for all of the image, style losses of a style of its own. */
	private static LossFunction function(final FeatureNetwork network, final NDManager manager, final Size size,
		final List<Optional<Guide>> regions)
	{
		final List<LossTerm> terms = new ArrayList<>();
		final Layer deep = network.weights().layer("relu4_2");
		terms.add(new LossTerm(deep, LossTerm.Kind.CONTENT, network.features(network.upload(manager, FormulaNetwork.image(0,
			size.width, size.height)), List.of(deep)).get(deep), 2));
		for (int r = 0; r < regions.size(); r++) {
			final Optional<Guide> region = regions.get(r);
			// Darker, so that Gram matrices differ by more than rounding.
			final NDArray style = network.upload(manager, FormulaNetwork.image(2 + r, 64, 70)).mul(0.4f);
			network.grams(style, STYLE.stream().map(network.weights()::layer).toList()).forEach((layer, gram) -> terms.add(
				new LossTerm(layer, LossTerm.Kind.STYLE, gram, 50, region.map(guide -> guide.at(layer)))));
		}
		return network.lossFunction(terms, 0.7, size.width, size.height);
	}

	/** A soft blob, what is outside it, and the whole. */
	private static List<Optional<Guide>> regions(final int width, final int height) {
		final Guide blob = blob(width, height);
		final float[] rest = new float[width * height];
		for (int i = 0; i < rest.length; i++) {
			rest[i] = 1 - blob.values()[i];
		}
		return List.of(Optional.of(blob), Optional.of(new Guide(width, height, rest)), Optional.empty());
	}

	private static Guide blob(final int width, final int height) {
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++) {
			final double x = (i % width - 0.4 * width) / width;
			final double y = (i / width - 0.3 * height) / height;
			values[i] = (float) Math.min(1, Math.max(0, 3 - 9 * Math.hypot(x, y)));
		}
		return new Guide(width, height, values);
	}

	private static NetworkWeights weights(final Padding padding, final Pooling pooling) {
		return new NetworkWeights("formula", "none", Topology.VGG19, FormulaNetwork.weights().convolutions(), padding, pooling);
	}

	private static double norm(final float[] a) {
		double squares = 0;
		for (final float value : a) {
			squares += (double) value * value;
		}
		return Math.sqrt(squares);
	}
}
