package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;

/** Whole runs on small images. */
class StyleTransferTest {

	private static final RgbImage CONTENT = FormulaNetwork.image(0, 150, 131);
	private static final RgbImage STYLE = FormulaNetwork.image(2, 90, 140);
	private static final TransferSettings SHORT = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(8, 0, 0))
		.withComputation(Optional.empty(), Optional.of(Precision.FLOAT32));

	private final NetworkWeights weights = FormulaNetwork.weights();

	@ParameterizedTest
	@EnumSource
	void bothOptimizersLowerTheLossAtEveryLevel(final OptimizerSettings.Method method) {
		final List<Progress> all = new ArrayList<>();
		// Longer steps of Adam than this go up and down with such a network before they go down.
		final TransferResult result = run(SHORT.withPyramid(new PyramidSettings(0, 3, 1.4)).withOptimizer(
			new OptimizerSettings(method, 5, 0.002)), all::add);
		assertEquals(StopReason.ITERATIONS, result.reason());
		assertEquals(24, result.iterations());
		assertEquals(CONTENT.width(), result.image().width());
		assertEquals(CONTENT.height(), result.image().height());
		for (int level = 1; level <= 3; level++) {
			final int wanted = level;
			final List<Progress> here = all.stream().filter(p -> p.level() == wanted).toList();
			assertEquals(8, here.size());
			assertTrue(here.get(7).losses().total() < here.get(0).losses().total());
		}
		assertEquals(1, all.get(23).fraction(), 1e-12);
		assertEquals(0, all.get(23).timeLeft().toMillis());
		for (final float v : result.image().planes()) {
			assertTrue(v >= 0 && v <= 1);
		}
	}

	@Test
	void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
		final TransferSettings noise = SHORT.withStart(Start.NOISE, 5);
		final float[] first = run(noise, TransferListener.NONE).image().planes();
		assertArrayEquals(first, run(noise, TransferListener.NONE).image().planes());
		assertFalse(Arrays.equals(first, run(SHORT.withStart(Start.NOISE, 6), TransferListener.NONE).image().planes()));
	}

	/** Another number of threads is another order of sums, so nothing is said of equality between those. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void theSameNumberOfThreadsIsUsedAndGivesTheSameBytes(final int threads) {
		final TransferSettings settings = SHORT.withCompute(new ComputeSettings(DeviceChoice.CPU, threads, 0));

		final TransferResult first = run(settings, TransferListener.NONE);
		final TransferResult second = run(settings, TransferListener.NONE);

		assertEquals(Math.min(threads, Runtime.getRuntime().availableProcessors()), first.threads());
		assertArrayEquals(first.image().planes(), second.image().planes());
	}

	@Test
	void aRunOnTheCpuHasNothingToNotify() {
		final List<String> notes = new ArrayList<>();
		final TransferResult result = run(SHORT.withCompute(new ComputeSettings(DeviceChoice.CPU, 0, 0)), new TransferListener() {

			@Override
			public void iterated(final Progress progress) {}

			@Override
			public void notified(final String message) {
				notes.add(message);
			}
		});

		assertEquals(ComputeDevice.CPU, result.device());
		assertEquals(List.of(), notes);
	}

	@Test
	void lossesAreReportedByLayer() {
		final List<Progress> all = new ArrayList<>();
		run(SHORT.withContentLayers(LayerWeights.parse("relu4_2:0.5,relu3_1")).withStyleLayers(LayerWeights.parse(
			"relu1_1,relu5_1:2")).withWeights(3, 40, 7), all::add);
		final Losses losses = all.get(all.size() - 1).losses();
		assertEquals(List.of("relu4_2", "relu3_1"), List.copyOf(losses.content().keySet()));
		assertEquals(List.of("relu1_1", "relu5_1"), List.copyOf(losses.style().keySet()));
		final double total = 3 * (0.5 * losses.content().get("relu4_2") + losses.content().get("relu3_1")) + 40 * (losses
			.style().get("relu1_1") + 2 * losses.style().get("relu5_1")) + 7 * losses.variation();
		assertEquals(total, losses.total(), 1e-9 * total);
	}

	/** The tiny network's bfloat16 is so coarse that L-BFGS alone finds nothing lower after a few iterations. */
	@Test
	void whereSixteenBitsFindNoLowerPointFloat32GoesOn() {
		final TransferSettings settings = SHORT.withPyramid(new PyramidSettings(0, 2, 2)).withStopping(new StoppingSettings(40,
			0, 0)).withComputation(Optional.empty(), Optional.of(Precision.BFLOAT16));
		final TransferResult result = run(settings, TransferListener.NONE);
		final TransferResult exact = run(settings.withComputation(Optional.empty(), Optional.of(Precision.FLOAT32)),
			TransferListener.NONE);
		assertEquals(StopReason.ITERATIONS, result.reason());
		assertEquals(40 + 44, result.iterations());
		assertTrue(result.losses().total() < 1.3 * exact.losses().total(), () -> result.losses().total() + " and " + exact
			.losses().total());
	}

	@Test
	void lbfgsInSixteenBitsTakesATenthMoreIterationsAtTheLastSizeAndAdamDoesNot() {
		final TransferSettings settings = SHORT.withPyramid(new PyramidSettings(0, 2, 2)).withStopping(new StoppingSettings(20,
			0, 0)).withComputation(Optional.empty(), Optional.of(Precision.BFLOAT16));
		final List<Progress> all = new ArrayList<>();
		assertEquals(20 + 22, run(settings, all::add).iterations());
		assertEquals(20, all.get(0).iterations());
		final Progress last = all.get(all.size() - 1);
		assertEquals(22, last.iterations());
		assertEquals(22, last.iteration());
		assertEquals(1, last.fraction(), 1e-9);
		assertEquals(20 + 20, run(settings.withComputation(Optional.empty(), Optional.of(Precision.FLOAT32)),
			TransferListener.NONE).iterations());
		assertEquals(20 + 20, run(settings.withOptimizer(new OptimizerSettings(OptimizerSettings.Method.ADAM, 20, 0.02)),
			TransferListener.NONE).iterations());
	}

	@Test
	void cancelEndsWithinOneEvaluationWithTheImageSoFar() {
		final AtomicInteger asked = new AtomicInteger();
		final TransferResult result = run(SHORT.withPyramid(new PyramidSettings(0, 2, 2)), new TransferListener() {

			@Override
			public void iterated(final Progress progress) {}

			@Override
			public boolean isCancelled() {
				return asked.incrementAndGet() > 5;
			}
		});
		assertEquals(StopReason.CANCELLED, result.reason());
		assertTrue(result.evaluations() <= 6);
		assertEquals(CONTENT.width(), result.image().width());
		assertFalse(Arrays.equals(CONTENT.planes(), result.image().planes()));
	}

	@Test
	void cancelBeforeTheFirstIterationStillGivesAnImage() {
		final TransferResult result = run(SHORT, new TransferListener() {

			@Override
			public void iterated(final Progress progress) {}

			@Override
			public boolean isCancelled() {
				return true;
			}
		});
		assertEquals(StopReason.CANCELLED, result.reason());
		assertEquals(0, result.iterations());
		assertEquals(CONTENT.height(), result.image().height());
	}

	@Test
	void theImageOnDemandIsTheCurrentOne() {
		final List<RgbImage> images = new ArrayList<>();
		final TransferResult result = run(SHORT, progress -> images.add(progress.image().get()));
		assertArrayEquals(images.get(images.size() - 1).planes(), result.image().planes());
	}

	@Test
	void contentAloneFromNoiseComesBackToTheContent() {
		final TransferSettings reconstruct = SHORT.withWeights(100, 0, 0).withContentLayers(LayerWeights.parse("conv1_1"))
			.withStart(Start.NOISE, 1).withStopping(new StoppingSettings(150, 0, 0)).withPyramid(new PyramidSettings(0, 1, 2));
		final float[] image = run(reconstruct, TransferListener.NONE).image().planes();
		final float[] content = CONTENT.planes();
		double error = 0;
		for (int i = 0; i < image.length; i++) {
			error += Math.abs(image[i] - content[i]);
		}
		final double mean = error / image.length;
		assertTrue(mean < 0.02, () -> "mean error " + mean);
	}

	@Test
	void startingFromAnImageOfOnesOwnStartsThere() {
		final TransferSettings settings = SHORT.withStart(Start.IMAGE, 0).withPyramid(new PyramidSettings(0, 1, 2));
		assertThrows(IllegalArgumentException.class, () -> new TransferRequest(CONTENT, STYLE, settings));
		final List<Progress> fromStyle = new ArrayList<>();
		new StyleTransfer(weights).run(new TransferRequest(CONTENT, STYLE, Optional.of(STYLE), settings), fromStyle::add);
		final List<Progress> expected = new ArrayList<>();
		run(settings.withStart(Start.STYLE, 0), expected::add);
		assertEquals(expected.get(0).losses(), fromStyle.get(0).losses());
	}

	@Test
	void toleranceAndTimeLimitEndARun() {
		final TransferSettings one = SHORT.withPyramid(new PyramidSettings(0, 1, 2));
		assertEquals(StopReason.CONVERGED, run(one.withStopping(new StoppingSettings(500, 0.5, 0)),
			TransferListener.NONE).reason());
		assertEquals(StopReason.TIME, run(one.withStopping(new StoppingSettings(100000, 0, 1)), TransferListener.NONE)
			.reason());
	}

	@Test
	void theWeightsAreFrozen() {
		final List<float[]> before = weights.convolutions().stream().map(c -> c.kernel().clone()).toList();
		final TransferResult first = run(SHORT, TransferListener.NONE);
		for (int i = 0; i < before.size(); i++) {
			assertArrayEquals(before.get(i), weights.convolutions().get(i).kernel());
		}
		assertArrayEquals(first.image().planes(), run(SHORT, TransferListener.NONE).image().planes());
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void memoryIsSteadyOverAThousandIterations() {
		final List<Long> kilobytes = new ArrayList<>();
		final TransferSettings settings = SHORT.withStart(Start.NOISE, 1).withPyramid(new PyramidSettings(0, 1, 2)).withStopping(new StoppingSettings(1000,
			0, 0));
		final TransferRequest request = new TransferRequest(FormulaNetwork.image(0, 96, 96), FormulaNetwork.image(2, 96, 96),
			settings);
		final TransferResult result = new StyleTransfer(weights).run(request, progress -> {
			if (progress.iteration() == 300 || progress.iteration() == 1000) kilobytes.add(residentKilobytes());
		});
		assertEquals(1000, result.iterations());
		// A leak of one image an iteration would be 77 MB here; of the feature maps, far more.
		assertTrue(kilobytes.get(1) - kilobytes.get(0) < 20_000, () -> "resident kB " + kilobytes);
	}

	private static long residentKilobytes() {
		System.gc();
		try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
			return lines.filter(line -> line.startsWith("VmRSS")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
				.findFirst().orElseThrow();
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void weightsBeyondTheNumbersOfGradientsAreNoSuccess() {
		final String message = assertThrows(IllegalStateException.class, () -> run(SHORT.withWeights(1, 1e300, 0),
			TransferListener.NONE)).getMessage();
		assertTrue(message.contains("Lower the weights"), message);
	}

	@Test
	void wrongSettingsAreRefusedInWords() {
		refused("relu6_1", () -> run(SHORT.withStyleLayers(LayerWeights.parse("relu6_1")), TransferListener.NONE));
		refused("relu5_1", () -> run(SHORT.withStyleLayers(LayerWeights.parse("relu6_1")), TransferListener.NONE));
		refused("content weight", () -> SHORT.withWeights(-1, 1, 0));
		refused("style weight", () -> SHORT.withWeights(1, Double.NaN, 0));
		refused("Neither content nor style", () -> SHORT.withWeights(0, 0, 1));
		refused("iterations", () -> new StoppingSettings(0, 0, 0));
		refused("factor", () -> new PyramidSettings(0, 2, 1));
		refused("relu1_1", () -> LayerWeights.parse("relu1_1:-3"));
		refused("twice", () -> LayerWeights.parse("relu1_1,relu1_1"));
		refused("31 x 40", () -> new TransferRequest(FormulaNetwork.image(0, 31, 40), STYLE, SHORT));
		refused("style", () -> new TransferRequest(CONTENT, FormulaNetwork.image(0, 40, 8), SHORT));
	}

	private TransferResult run(final TransferSettings settings, final TransferListener listener) {
		return new StyleTransfer(weights).run(new TransferRequest(CONTENT, STYLE, settings), listener);
	}

	private static void refused(final String words, final org.junit.jupiter.api.function.Executable executable) {
		final String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
		assertTrue(message.contains(words), message);
	}
}
