package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
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

	@Test
	void theFinestSizeTakesMoreOfTheStyleAndLessOfTheContent() throws IOException {
		final TransferSettings longer = SETTINGS.withPyramid(new PyramidSettings(0, 2, 2)).withWeights(5, 20, 2).withStopping(
			new StoppingSettings(25, 0, 0));
		final Losses even = run(longer).losses();
		final Losses growing = run(longer.withArtist(ArtistSettings.DEFAULTS.withStyleGrowth(10))).losses();

		assertTrue(sum(growing.style()) < 0.8 * sum(even.style()), growing + ", even " + even);
		assertTrue(sum(growing.content()) > 1.1 * sum(even.content()), growing + ", even " + even);
	}

	private static double sum(final Map<String, Double> losses) {
		return losses.values().stream().mapToDouble(Double::doubleValue).sum();
	}

	private static float[] paint(final PyramidSettings pyramid, final double weight, final double growth) throws IOException {
		return run(pyramid, weight, growth).image().planes();
	}

	private static TransferResult run(final PyramidSettings pyramid, final double weight, final double growth) throws IOException {
		return run(SETTINGS.withPyramid(pyramid).withWeights(5, weight, 2).withArtist(ArtistSettings.DEFAULTS.withStyleGrowth(
			growth)));
	}

	private static TransferResult run(final TransferSettings settings) throws IOException {
		return new StyleTransfer(BuiltInNetwork.load()).run(new TransferRequest(FormulaNetwork.image(0, 160, 140), FormulaNetwork
			.image(2, 80, 80), settings), TransferListener.NONE);
	}
}
