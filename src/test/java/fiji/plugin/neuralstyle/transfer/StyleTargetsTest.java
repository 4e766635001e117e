package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

class StyleTargetsTest {

	private static final RgbImage A = FormulaNetwork.image(2, 64, 64);
	private static final RgbImage B = FormulaNetwork.image(4, 64, 64);
	private static final RgbImage TARGET = FormulaNetwork.image(0, 64, 64);
	private static final Size SIZE = new Size(64, 64);
	private static final List<String> LAYERS = List.of("relu1_1", "relu2_1", "relu3_1");

	private FeatureNetwork network;
	private NDManager scope;

	@BeforeEach
	void open() {
		network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, Precision.FLOAT32);
		scope = network.manager().newSubManager();
	}

	@AfterEach
	void close() {
		scope.close();
		network.close();
	}

	/** Sums w |X - G|^2 are |X - M|^2 and a constant sum w |G - M|^2, with 2 : 1 as 2/3 and 1/3. */
	@Test
	void theDistanceFromTheMixtureIsTheMeanOfTheDistancesButForAConstant() {
		for (final String layer : LAYERS) {
			final double[] a = gram(layer, new WeightedStyle(A, 1));
			final double[] b = gram(layer, new WeightedStyle(B, 1));
			final double[] mixture = gram(layer, new WeightedStyle(A, 2), new WeightedStyle(B, 1));
			final double[] x = gram(layer, new WeightedStyle(TARGET, 1));
			final double constant = distance(a, mixture) * 2 / 3 + distance(b, mixture) / 3;
			final double mean = distance(x, a) * 2 / 3 + distance(x, b) / 3;

			assertTrue(constant > 1e-3 * mean, layer + ": the styles should differ");
			assertEquals(mean, distance(x, mixture) + constant, 1e-4 * mean, layer);
			// In closed form the constant is w (1 - w) |A - B|^2.
			assertEquals(2 / 9.0 * distance(a, b), constant, 1e-4 * constant, layer);
		}
	}

	@Test
	void oneStyleOfAnyWeightIsItsOwnToTheLastBit() {
		for (final String layer : LAYERS) {
			final double[] alone = gramOf(layer, A);
			assertArrayEquals(alone, gram(layer, new WeightedStyle(A, 1)), layer);
			assertArrayEquals(alone, gram(layer, new WeightedStyle(A, 0.37)), layer);
			assertArrayEquals(alone, gram(layer, new WeightedStyle(B, 0), new WeightedStyle(A, 3)), layer);
		}
	}

	@Test
	void aRunWithOneStyleIsTheSameHoweverItIsAskedFor() {
		final TransferSettings settings = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(3, 0, 0)).withComputation(
			Optional.empty(), Optional.of(Precision.FLOAT32));
		final StyleTransfer transfer = new StyleTransfer(FormulaNetwork.weights());
		final TransferResult one = transfer.run(new TransferRequest(TARGET, A, settings), TransferListener.NONE);
		final TransferResult listed = transfer.run(new TransferRequest(TARGET, List.of(new WeightedStyle(A, 5), new WeightedStyle(
			B, 0)), Optional.empty(), Optional.empty(), settings), TransferListener.NONE);

		assertArrayEquals(one.image().planes(), listed.image().planes());
	}

	private double[] gram(final String layer, final WeightedStyle... styles) {
		final Layer wanted = FormulaNetwork.weights().layer(layer);
		final Map<Layer, NDArray> mean = new StyleTargets(List.of(styles), StyleScale.DEFAULT, SIZE).mean(network, scope, SIZE,
			image -> network.grams(image, List.of(wanted)));
		return doubles(mean.get(wanted));
	}

	private double[] gramOf(final String layer, final RgbImage image) {
		final Layer wanted = FormulaNetwork.weights().layer(layer);
		return doubles(network.grams(network.upload(scope, image), List.of(wanted)).get(wanted));
	}

	private static double[] doubles(final NDArray array) {
		final float[] values = array.toFloatArray();
		final double[] doubles = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			doubles[i] = values[i];
		}
		return doubles;
	}

	private static double distance(final double[] one, final double[] other) {
		double sum = 0;
		for (int i = 0; i < one.length; i++) {
			sum += (one[i] - other[i]) * (one[i] - other[i]);
		}
		return sum;
	}
}
