package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** The distance of means and covariances: against its closed form, finite differences, and tile by tile. */
class MomentsLossTest {

	private static final List<String> STYLE = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1");

	@Test
	void ofDiagonalCovariancesItIsTheDistanceOfMeansAndOfStandardDeviations() {
		final double[] means = { 0.5, 1, 0 };
		final double[] variances = { 1, 4, 0.25 };
		final double[] styleMeans = { 0.25, 0.75, 1 };
		final double[] styleVariances = { 2.25, 1, 0.5 };
		try (Program program = Program.load("vgg.py"); NDManager manager = program.manager().newSubManager()) {
			final NDArray target = program.call("transport_target", new NDList(moments(styleMeans, styleVariances, manager)))
				.singletonOrThrow();
			final double[] numbers = target.get(4).toDoubleArray();
			final double epsilon = numbers[0];
			double power = 0;
			double expected = 0;
			for (int i = 0; i < means.length; i++) {
				power += styleVariances[i] + styleMeans[i] * styleMeans[i];
				expected += Math.pow(means[i] - styleMeans[i], 2) + Math.pow(Math.sqrt(variances[i] + epsilon) - Math.sqrt(
					styleVariances[i] + epsilon), 2);
			}
			assertEquals(0.001 * power / 3, epsilon, 1e-12);
			final NDList answer = program.call("style_slopes", new NDList(program.numbers().create(new double[] { 1 }), program
				.numbers().create(new double[] { 3 }), program.numbers().create(new long[] { LossTable.STYLE_MOMENTS }), program
					.numbers().create(new long[] { 6, 0, 1 }), named("totals[]", moments(means, variances, manager)), named(
						"targets[]", target)));
			assertEquals(expected * numbers[1], answer.get(0).toDoubleArray()[0], 1e-9 * expected * numbers[1]);
		}
	}

	/** The number is that of {@code src/test/python/transport_reference.py}. */
	@Test
	void ofFullCovariancesItIsWhatAnotherProgramsMatrixRootsGive() {
		try (Program program = Program.load("vgg.py"); NDManager manager = program.manager().newSubManager()) {
			final NDArray target = program.call("transport_target", new NDList(moments(2, manager))).singletonOrThrow();
			final double unit = target.get(6).toDoubleArray()[1];
			final NDList answer = program.call("style_slopes", new NDList(program.numbers().create(new double[] { 1 }), program
				.numbers().create(new double[] { 5 }), program.numbers().create(new long[] { LossTable.STYLE_MOMENTS }), program
					.numbers().create(new long[] { 6, 0, 1 }), named("totals[]", moments(0.3, manager)), named("targets[]",
						target)));
			assertEquals(6.993153955609893, answer.get(0).toDoubleArray()[0] / unit, 1e-7);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void gradientAgreesWithFiniteDifferences(final boolean guided) {
		final NetworkWeights weights = FormulaNetwork.weights();
		try (FeatureNetwork network = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = function(network, manager, 41, 34, guided))
		{
			Gradients.assertAgreesWithDifferences(network, function, FormulaNetwork.image(0.9, 41, 34));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "BFLOAT16", "FLOAT16" })
	void sixteenBitsAgreeWithFloat32(final Precision precision) {
		final double cosine = Gradients.cosine(gradient(Precision.FLOAT32), gradient(precision));
		assertTrue(cosine > 0.9, () -> "cosine " + cosine);
	}

	private static float[] gradient(final Precision precision) {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, precision);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = function(network, manager, 41, 34))
		{
			return function.evaluate(network.upload(manager, FormulaNetwork.image(0.9, 41, 34))).gradient().toFloatArray();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void tilesGiveTheLossesAndTheGradientOfTheWhole(final boolean guided) {
		final NetworkWeights weights = FormulaNetwork.weights();
		final AtomicInteger tiles = new AtomicInteger();
		final MemoryEstimate estimate = MemoryEstimate.of(weights, STYLE.stream().map(weights::layer).toList(), Pooling.MAX,
			Precision.FLOAT32);
		final LossFunction.Value[] values = new LossFunction.Value[2];
		final float[][] gradients = new float[2][];
		for (int i = 0; i < 2; i++) {
			final Tiling tiling = i == 0 ? Tiling.NONE : new Tiling(estimate.bytes(200L * 200), () -> tiles
				.incrementAndGet() < 0);
			try (FeatureNetwork network = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32, tiling);
					NDManager manager = network.manager().newSubManager();
					LossFunction function = function(network, manager, 413, 389, guided))
			{
				values[i] = function.evaluate(network.upload(manager, FormulaNetwork.image(0.9, 413, 389)));
				gradients[i] = values[i].gradient().toFloatArray();
			}
		}
		assertTrue(tiles.get() > 6, () -> tiles + " tiles");
		for (int i = 0; i < values[0].losses().length; i++) {
			assertEquals(values[0].losses()[i], values[1].losses()[i], 1e-5 * values[0].losses()[i], "loss " + i);
		}
		assertEquals(0, Gradients.distance(gradients[0], gradients[1]), 1e-4);
	}

	@Test
	void aRegionsMomentsAreThoseOfTheValuesInIt() {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			final Layer layer = network.weights().layer("relu1_1");
			final NDArray image = network.upload(manager, FormulaNetwork.image(0.9, 41, 34));
			final NDArray map = network.features(image, List.of(layer)).get(layer);
			final LossTerm term = new LossTerm(layer, LossTerm.Kind.STYLE_MOMENTS, momentsOfColumns(map, 20, manager), 1, Optional
				.of(firstColumns(20)));
			final LossTerm whole = new LossTerm(layer, LossTerm.Kind.STYLE_MOMENTS, term.target(), 1);
			try (LossFunction inside = network.lossFunction(List.of(term), 0, 41, 34);
					LossFunction everywhere = network.lossFunction(List.of(whole), 0, 41, 34))
			{
				assertEquals(0, inside.evaluate(image).losses()[0] / everywhere.evaluate(image).losses()[0], 1e-5);
			}
		}
	}

	private static Guide firstColumns(final int count) {
		final float[] values = new float[41 * 34];
		for (int i = 0; i < values.length; i++) {
			values[i] = i % 41 < count ? 0.5f : 0;
		}
		return new Guide(41, 34, values);
	}

	private static NDArray momentsOfColumns(final NDArray map, final int count, final NDManager manager) {
		final int c = (int) map.getShape().get(1);
		final int height = (int) map.getShape().get(2);
		final int width = (int) map.getShape().get(3);
		final float[] f = map.toFloatArray();
		final double[] moments = new double[(c + 1) * (c + 1)];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < count; x++) {
				final int at = y * width + x;
				for (int i = 0; i <= c; i++) {
					for (int k = 0; k <= c; k++) {
						moments[i * (c + 1) + k] += (i < c ? f[i * height * width + at] : 1.0) * (k < c ? f[k * height * width + at]
							: 1.0) / (height * count);
					}
				}
			}
		}
		return manager.create(moments, new Shape(c + 1, c + 1));
	}

	private static LossFunction function(final FeatureNetwork network, final NDManager manager, final int width,
		final int height)
	{
		return function(network, manager, width, height, false);
	}

	/** With guides, of a picture that fades into another style from left to right. */
	private static LossFunction function(final FeatureNetwork network, final NDManager manager, final int width,
		final int height, final boolean guided)
	{
		final List<LossTerm> terms = new ArrayList<>();
		addTerms(terms, network, network.upload(manager, FormulaNetwork.image(2, 351, 302)).mul(0.4f), guided ? Optional.of(
			fade(width, height, 0)) : Optional.empty());
		if (guided) addTerms(terms, network, network.upload(manager, FormulaNetwork.image(3, 64, 70)), Optional.of(fade(width,
			height, 1)));
		return network.lossFunction(terms, 0.7, width, height);
	}

	private static void addTerms(final List<LossTerm> terms, final FeatureNetwork network, final NDArray style,
		final Optional<Guide> guide)
	{
		network.moments(style, STYLE.stream().map(network.weights()::layer).toList()).forEach((layer, moments) -> terms.add(
			new LossTerm(layer, LossTerm.Kind.STYLE_MOMENTS, moments, 50, guide.map(all -> all.at(layer)))));
	}

	/** @param left how much of a region the first column is; the last is the rest */
	private static Guide fade(final int width, final int height, final float left) {
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++) {
			values[i] = Math.abs(left - (i % width) / (width - 1f));
		}
		return new Guide(width, height, values);
	}

	private static NDArray moments(final double[] means, final double[] variances, final NDManager manager) {
		final double[] all = new double[16];
		for (int i = 0; i < 3; i++) {
			for (int k = 0; k < 3; k++) {
				all[i * 4 + k] = means[i] * means[k] + (i == k ? variances[i] : 0);
			}
			all[i * 4 + 3] = means[i];
			all[12 + i] = means[i];
		}
		all[15] = 1;
		return manager.create(all, new Shape(4, 4));
	}

	/** Of the distribution that the reference program has for a phase. */
	private static NDArray moments(final double phase, final NDManager manager) {
		final int c = 5;
		final double[] all = new double[(c + 1) * (c + 1)];
		for (int i = 0; i < c; i++) {
			for (int k = 0; k < c; k++) {
				for (int j = 0; j < c; j++) {
					all[i * (c + 1) + k] += Math.sin((i * c + j) * 1.7 + phase) * Math.sin((k * c + j) * 1.7 + phase) / c;
				}
				all[i * (c + 1) + k] += Math.cos(i + phase) * Math.cos(k + phase);
			}
			all[i * (c + 1) + c] = Math.cos(i + phase);
			all[c * (c + 1) + i] = Math.cos(i + phase);
		}
		all[all.length - 1] = 1;
		return manager.create(all, new Shape(c + 1, c + 1));
	}

	private static NDArray named(final String name, final NDArray array) {
		array.setName(name);
		return array;
	}
}
