package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;

/** Weights by hand, and what they make of a picture. */
class LayerWeightsTest {

	private static final TransferSettings SETTINGS = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(20, 0, 0))
		.withPyramid(new PyramidSettings(0, 1, 2)).withComputation(Optional.empty(), Optional.of(Precision.FLOAT32));

	@Test
	void theLayerThatWeighsMoreComesCloserToTheStyle() throws IOException {
		final Losses fine = run("relu1_1:30,relu4_1");
		final Losses deep = run("relu1_1,relu4_1:30");

		assertTrue(2 * fine.style().get("relu1_1") < deep.style().get("relu1_1"), fine + " and " + deep);
		assertTrue(2 * deep.style().get("relu4_1") < fine.style().get("relu4_1"), fine + " and " + deep);
	}

	private static Losses run(final String styleLayers) throws IOException {
		return new StyleTransfer(BuiltInNetwork.load()).run(new TransferRequest(FormulaNetwork.image(0, 120, 100), FormulaNetwork
			.image(2, 100, 110), SETTINGS.withStyleLayers(LayerWeights.parse(styleLayers))), TransferListener.NONE).losses();
	}
}
