package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;

class StyleGrowthTest {

	private static final TransferSettings SETTINGS = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(3, 0, 0))
		.withComputation(Optional.empty(), Optional.of(Precision.FLOAT32));

	@Test
	void aLevelsStyleWeightIsThatOfTheLevelBeforeTimesTheGrowth() throws IOException {
		final PyramidSettings one = new PyramidSettings(0, 1, 2);
		final PyramidSettings two = new PyramidSettings(0, 2, 2);

		assertArrayEquals(paint(one, 100, 1), paint(one, 100, 3), "the coarsest level has the weight itself");
		assertFalse(Arrays.equals(paint(two, 100, 1), paint(two, 100, 3)));
	}

	@Test
	void theTotalOfTheLastLevelCountsTheGrownWeight() throws IOException {
		final Losses losses = run(new PyramidSettings(0, 2, 2), 100, 3).losses();
		final double style = losses.style().values().stream().mapToDouble(Double::doubleValue).sum();
		final double content = losses.content().values().stream().mapToDouble(Double::doubleValue).sum();
		final double expected = 5 * content + 300 * style + 2 * losses.variation();

		assertEquals(expected, losses.total(), 1e-6 * expected);
	}

	private static float[] paint(final PyramidSettings pyramid, final double weight, final double growth) throws IOException {
		return run(pyramid, weight, growth).image().planes();
	}

	private static TransferResult run(final PyramidSettings pyramid, final double weight, final double growth) throws IOException {
		return new StyleTransfer(BuiltInNetwork.load()).run(new TransferRequest(FormulaNetwork.image(0, 160, 140),
			FormulaNetwork.image(2, 80, 80), SETTINGS.withPyramid(pyramid).withWeights(5, weight, 2).withArtist(
				ArtistSettings.DEFAULTS.withStyleGrowth(growth))), TransferListener.NONE);
	}
}
