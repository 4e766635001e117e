package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossTerm;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;

class GradientBalanceTest {

	private static final LayerWeights LAYERS = LayerWeights.parse("relu1_1,relu2_1,relu3_1:2,relu4_1");

	@ParameterizedTest
	@EnumSource(Statistics.class)
	void theLengthsOfGradientsBecomeTheLayersWeightsAndTheirSumStays(final Statistics statistics) {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			final NDArray image = network.upload(manager, FormulaNetwork.image(0.9, 61, 54));
			final NDArray style = network.upload(manager, FormulaNetwork.image(2, 61, 54)).mul(0.4f);
			final List<LossTerm> terms = new ArrayList<>();
			statistics.of(style, network, LAYERS.names().stream().map(network.weights()::layer).toList()).forEach((layer,
				target) -> terms.add(new LossTerm(layer, statistics.lossKind(), target, 100 * LAYERS.weight(layer.name()))));
			final double[] before = lengths(terms, network, image);

			final double[] after = lengths(new GradientBalance(LAYERS).balanced(terms, network, image), network, image);

			assertTrue(before[0] > 1.5 * before[3] || before[3] > 1.5 * before[0], "they differ at first");
			final double sum = before[0] + before[1] + before[2] + before[3];
			assertEquals(sum / 5, after[0], 1e-4 * sum);
			assertEquals(sum / 5, after[1], 1e-4 * sum);
			assertEquals(2 * sum / 5, after[2], 1e-4 * sum);
			assertEquals(sum / 5, after[3], 1e-4 * sum);
		}
	}

	@Test
	void theStylesGradientIsSoManyTimesAsLongAsTheContents() {
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			final NDArray image = network.upload(manager, FormulaNetwork.image(0.9, 61, 54));
			final NDArray other = network.upload(manager, FormulaNetwork.image(2, 61, 54)).mul(0.4f);
			final Layer deep = network.weights().layer("relu4_2");
			final List<LossTerm> content = List.of(new LossTerm(deep, LossTerm.Kind.CONTENT, network.features(other, List.of(deep)).get(
				deep), 5));
			final List<LossTerm> style = new ArrayList<>();
			network.grams(other, LAYERS.names().stream().map(network.weights()::layer).toList()).forEach((layer, gram) -> style.add(
				new LossTerm(layer, LossTerm.Kind.STYLE, gram, 1e-3)));

			final List<LossTerm> beside = GradientBalance.beside(content, style, 3, network, image);

			final double expected = 3 * GradientBalance.length(content, network, image);
			assertEquals(expected, GradientBalance.length(beside, network, image), 1e-4 * expected);
		}
	}

	@ParameterizedTest
	@EnumSource(LayerBalance.class)
	void aRunCountsTheWeightsThatItsBalanceGives(final LayerBalance balance) {
		final TransferSettings settings = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(2, 0, 0)).withPyramid(
			new PyramidSettings(0, 1, 2)).withComputation(Optional.empty(), Optional.of(Precision.FLOAT32)).withArtist(
				ArtistSettings.DEFAULTS.withLayerBalance(balance));
		final TransferResult result = new StyleTransfer(FormulaNetwork.weights()).run(new TransferRequest(FormulaNetwork.image(0,
			80, 70), FormulaNetwork.image(2, 80, 80), settings), TransferListener.NONE);
		final Losses losses = result.losses();
		final double byWeight = 5 * losses.content().get("relu4_2") + 100 * losses.style().values().stream().mapToDouble(
			Double::doubleValue).sum() + 2 * losses.variation();

		assertEquals(balance == LayerBalance.NONE, Math.abs(losses.total() - byWeight) < 1e-6 * byWeight);
	}

	private static double[] lengths(final List<LossTerm> terms, final FeatureNetwork network, final NDArray image) {
		return terms.stream().mapToDouble(term -> GradientBalance.length(List.of(term), network, image)).toArray();
	}
}
