package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Guide;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;

/** Runs with each kind of statistics. */
class StatisticsTest {

	private static final RgbImage CONTENT = FormulaNetwork.image(0, 96, 80);
	private static final RgbImage STYLE = FormulaNetwork.image(2, 80, 80);

	@ParameterizedTest
	@EnumSource(Statistics.class)
	void aRunLowersTheDistanceThatItIsAskedToLower(final Statistics statistics) {
		assertTrue(style(run(statistics, 10, List.of())) < 0.7 * style(run(statistics, 1, List.of())));
	}

	@Test
	void regionsTakeMeansAndCovariancesToo() {
		final float[] left = new float[96 * 80];
		for (int i = 0; i < left.length; i++) {
			left[i] = i % 96 < 48 ? 1 : 0;
		}
		final List<StyleRegion> regions = List.of(new StyleRegion(new Guide(96, 80, left), STYLE, 1));

		assertTrue(style(run(Statistics.WASSERSTEIN, 10, regions)) < 0.7 * style(run(Statistics.WASSERSTEIN, 1, regions)));
	}

	@Test
	void slicesOfRegionsAreRefusedInASentence() {
		final float[] all = new float[96 * 80];
		Arrays.fill(all, 1);
		final String message = assertThrows(IllegalArgumentException.class, () -> run(Statistics.SLICED, 1, List.of(
			new StyleRegion(new Guide(96, 80, all), STYLE, 1)))).getMessage();

		assertEquals("Masks do not go with sliced statistics, which are of a whole image. Choose gram or wasserstein, or leave the mask out.",
			message);
	}

	@Test
	void slicesOfAnImageThatNeedsTilesAreRefusedBeforeAnyWork() {
		final TransferSettings settings = settings(Statistics.SLICED, 1).withCompute(ComputeSettings.parse("cpu", 0, 400));
		final TransferRequest request = new TransferRequest(FormulaNetwork.image(0, 2500, 2000), STYLE, settings);

		final String message = assertThrows(IllegalArgumentException.class, () -> new StyleTransfer(FormulaNetwork.weights()).run(
			request, TransferListener.NONE)).getMessage();

		assertTrue(message.contains("whole image") && message.contains("smaller size"), message);
	}

	private static double style(final TransferResult result) {
		return result.losses().style().values().stream().mapToDouble(Double::doubleValue).sum();
	}

	private static TransferResult run(final Statistics statistics, final int iterations, final List<StyleRegion> regions) {
		return new StyleTransfer(FormulaNetwork.weights()).run(new TransferRequest(CONTENT, STYLE, settings(statistics,
			iterations)).withRegions(regions), TransferListener.NONE);
	}

	private static TransferSettings settings(final Statistics statistics, final int iterations) {
		return TransferSettings.DEFAULTS.withStopping(new StoppingSettings(iterations, 0, 0)).withPyramid(new PyramidSettings(0, 1,
			2)).withComputation(Optional.empty(), Optional.of(Precision.FLOAT32)).withArtist(ArtistSettings.DEFAULTS.withStatistics(
				statistics));
	}
}
