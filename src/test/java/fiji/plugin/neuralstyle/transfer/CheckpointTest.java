package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Guide;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Processor;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.transfer.OptimizerSettings.Method;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointFile;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointSettings;
import fiji.plugin.neuralstyle.weights.download.SmallDisk;

/** Runs that end in the middle and go on in another, which knows nothing of the first but its checkpoint. */
class CheckpointTest {

	private static final RgbImage CONTENT = FormulaNetwork.image(0, 96, 80);
	private static final RgbImage STYLE = FormulaNetwork.image(2, 90, 70);
	private static final TransferSettings SHORT = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(8, 0, 0))
		.withComputation(Optional.empty(), Optional.of(Precision.FLOAT32)).withPyramid(new PyramidSettings(0, 2, 1.2)).withCompute(
			new ComputeSettings(DeviceChoice.CPU, 1, 0));

	private final NetworkWeights weights = FormulaNetwork.weights();

	@TempDir
	private Path folder;
	private CheckpointSettings checkpoints;

	@BeforeEach
	void everyIteration() {
		checkpoints = new CheckpointSettings(folder.resolve("run.checkpoint"), Duration.ZERO);
	}

	@ParameterizedTest
	@EnumSource
	void whereverARunStopsTheNextGoesOnToTheSameBytes(final Method method) throws IOException {
		final TransferRequest request = request(SHORT.withOptimizer(new OptimizerSettings(method, 3, 0.02)));
		assertGoesOn(request, 2, 3, 7, 8, 9, 10, 16);
	}

	/** The last level has iterations of its own. */
	@ParameterizedTest
	@EnumSource
	void soItDoesWhereTheContentsOwnSizeSharpens(final Method method) throws IOException {
		final TransferRequest request = request(SHORT.withOptimizer(new OptimizerSettings(method, 3, 0.02)).withPyramid(
			new PyramidSettings(72, 1, 2, 5)));
		assertGoesOn(request, 7, 8, 9, 12, 13);
		checkpoints.delete();
		run(request, new Listener(10));
		final List<Progress> after = new ArrayList<>();
		run(request, after::add);
		assertEquals(2, after.get(0).level());
		assertEquals(96, after.get(0).size().width());
		assertEquals(2, after.get(0).iteration(), "the last checkpoint is of the iteration before");
		assertEquals(4, after.size());
	}

	@ParameterizedTest
	@EnumSource
	void soItDoesInTiles(final Method method) throws IOException {
		final TransferSettings settings = SHORT.withOptimizer(new OptimizerSettings(method, 20, 0.02)).withPyramid(
			new PyramidSettings(0, 2, 2)).withStopping(new StoppingSettings(3, 0, 0)).withCompute(new ComputeSettings(
				DeviceChoice.CPU, 1, 165));
		final TransferRequest request = new TransferRequest(FormulaNetwork.image(0, 416, 300), STYLE, settings);
		assertGoesOn(request, 3, 6);
	}

	/** bfloat16 is so coarse that float32 goes on after some iterations; how many is the processor's business. */
	@Test
	void soItDoesWhereSixteenBitsGiveWayToFloat32() throws IOException {
		assumeTrue(Processor.here().preferredPrecision() == Precision.BFLOAT16,
			"This processor does not compute in bfloat16, and what stands in for it is not as coarse.");
		// Begun beside the content and seen by the first layer alone, it is found again up to what bfloat16 can tell.
		final TransferSettings settings = SHORT.withWeights(5, 0, 0).withContentLayers(LayerWeights.parse("relu1_1")).withStart(Start.IMAGE,
			1).withPyramid(new PyramidSettings(0, 1, 2)).withStopping(new StoppingSettings(90, 0, 0)).withComputation(Optional.of(
				Pooling.MAX), Optional.of(Precision.BFLOAT16));
		final RgbImage content = FormulaNetwork.image(0, 150, 131);
		final float[] beside = content.planes().clone();
		for (int i = 0; i < beside.length; i++) {
			beside[i] = 0.5f + 0.9f * (beside[i] - 0.5f);
		}
		final TransferRequest request = new TransferRequest(content, List.of(new WeightedStyle(FormulaNetwork.image(2, 90, 140), 1)),
			Optional.of(new RgbImage(150, 131, beside)), Optional.empty(), settings);
		final CheckpointFile file = new CheckpointFile(checkpoints.file(), RequestKey.of(request, settings, weights,
			ComputeDevice.CPU));
		final BooleanSupplier isExact = () -> EarlierRun.in(Optional.of(file), TransferListener.NONE).counts().map(RunCounts::isExact)
			.orElse(false);
		final int late = iterationsUntil(isExact, request);
		assumeTrue(late > 2, "This processor's float32 takes over too soon to stop before that.");
		// The first stop is among the steps without a lower value that end bfloat16's part: how many there were goes on, too.
		final List<Boolean> exact = new ArrayList<>();
		assertGoesOn(request, () -> exact.add(isExact.getAsBoolean()), Math.max(2, late - 5), late + 1);
		assertEquals(List.of(false, true), exact);
	}

	/** Of a run that is ended there. */
	private int iterationsUntil(final BooleanSupplier reached, final TransferRequest request) {
		final Listener listener = new Listener(Integer.MAX_VALUE) {

			@Override
			public boolean isCancelled() {
				return reached.getAsBoolean();
			}
		};
		assertEquals(StopReason.CANCELLED, run(request, listener).reason(), "float32 should have taken over before the last iteration");
		return listener.iterations;
	}

	@Test
	void soItDoesWithAllThatARunCanHave() throws IOException {
		final TransferSettings noise = SHORT.withStart(Start.NOISE, 3);
		final float[] half = new float[96 * 80];
		Arrays.fill(half, 0, half.length / 2, 1);
		final List<WeightedStyle> two = List.of(new WeightedStyle(STYLE, 2), new WeightedStyle(FormulaNetwork.image(5, 80, 80), 1));
		assertGoesOn(request(noise.withArtist(ArtistSettings.DEFAULTS.withTileable(true).withStyleGrowth(1.5))), 12);
		assertGoesOn(new TransferRequest(CONTENT, two, Optional.empty(), Optional.empty(), noise).withRegions(List.of(
			new StyleRegion(new Guide(96, 80, half), STYLE, 1))), 12);
		assertGoesOn(new TransferRequest(CONTENT, two, Optional.of(STYLE), Optional.of(new Previous(FormulaNetwork.image(1, 130,
			96), FormulaNetwork.image(3, 96, 80), 4)), SHORT.withStart(Start.IMAGE, 1)), 12);
		assertGoesOn(request(noise.withStopping(new StoppingSettings(60, 0.05, 0))), 14);
		assertGoesOn(request(noise.withArtist(ArtistSettings.DEFAULTS.withStatistics(Statistics.SLICED).withVariationPower(1.5))),
			12);
		assertGoesOn(request(noise.withOptimizer(new OptimizerSettings(Method.ADAM, 5, 0.02)).withArtist(ArtistSettings.DEFAULTS
			.withStatistics(Statistics.WASSERSTEIN).withLayerBalance(LayerBalance.AUTOMATIC).withAveraging(0.9))), 5, 12);
	}

	@Test
	void aRunMayBeStoppedAgainAndAgain() {
		final TransferRequest request = request(SHORT);
		final TransferResult undisturbed = new StyleTransfer(weights).run(request, TransferListener.NONE);
		TransferResult result;
		int runs = 0;
		do {
			result = run(request, new Listener(3));
			runs++;
		}
		while (result.reason() == StopReason.CANCELLED);
		assertSame(undisturbed, result);
		assertTrue(runs > 6, "steps of two");
	}

	@Test
	void aRunThatGoesOnAndIsCancelledAtOnceGivesThePictureItWasAt() {
		final TransferRequest request = request(SHORT);
		run(request, new Listener(13));
		final TransferResult again = run(request, new Listener(0));
		assertEquals(StopReason.CANCELLED, again.reason());
		assertEquals(12, again.iterations());
		assertFalse(Arrays.equals(CONTENT.planes(), again.image().planes()));
		assertTrue(again.losses().total() > 0);
	}

	/** Another process may have taken the run over. */
	@Test
	void onceCancelledNothingIsWrittenAnyMore() throws IOException {
		final List<byte[]> atCancel = new ArrayList<>();
		run(request(SHORT), new TransferListener() {

			@Override
			public void iterated(final Progress progress) {
				if (progress.iteration() == 5) atCancel.add(bytes(checkpoints.file()));
			}

			@Override
			public boolean isCancelled() {
				return !atCancel.isEmpty();
			}
		});
		assertArrayEquals(atCancel.get(0), Files.readAllBytes(checkpoints.file()));
		final boolean[] done = { false };
		new KeptResult(new Listener(0)).whileAwaited(() -> done[0] = true);
		assertFalse(done[0]);
		new KeptResult(new Listener(1)).whileAwaited(() -> done[0] = true);
		assertTrue(done[0]);
	}

	private static byte[] bytes(final Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void timeLimitAndProgressGoOnCounting() {
		final TransferRequest request = request(SHORT);
		final List<Progress> all = new ArrayList<>();
		run(request, new Listener(13));
		final TransferResult result = run(request, all::add);
		assertEquals(2, all.get(0).level());
		assertEquals(5, all.get(0).iteration());
		assertEquals(13.0 / 16, all.get(0).fraction(), 0.2);
		assertEquals(1, all.get(all.size() - 1).fraction(), 1e-12);
		assertEquals(16, result.iterations());
	}

	@Test
	void ofAnotherRunACheckpointIsNotUsed() {
		final List<TransferRequest> others = List.of(request(SHORT.withWeights(5, 101, 2)), request(SHORT.withPyramid(
			new PyramidSettings(0, 2, 1.1))), request(SHORT.withPyramid(new PyramidSettings(72, 1, 2, 5))), request(SHORT.withOptimizer(new OptimizerSettings(Method.ADAM, 20, 0.02))), request(SHORT
				.withArtist(ArtistSettings.DEFAULTS.withStyleGrowth(1.1))), new TransferRequest(FormulaNetwork.image(0.001, 96, 80),
					STYLE, SHORT), new TransferRequest(CONTENT, FormulaNetwork.image(2.001, 90, 70), SHORT));
		for (final TransferRequest other : others) {
			run(request(SHORT), new Listener(6));
			assertBeginsAnew(other, weights, "is of other images or settings, or of another network");
		}
		run(request(SHORT), new Listener(6));
		assertBeginsAnew(request(SHORT), new NetworkWeights("formula", "another", weights.topology(), weights.convolutions(),
			weights.padding(), weights.pooling()), "is of other images or settings, or of another network");
	}

	@Test
	void whatIsNoCheckpointIsNeitherUsedNorTouched() throws IOException {
		final byte[] text = "Dear diary, this is no checkpoint.".getBytes();
		Files.write(checkpoints.file(), text);
		final Listener listener = new Listener(Integer.MAX_VALUE);

		assertSame(new StyleTransfer(weights).run(request(SHORT), TransferListener.NONE), run(request(SHORT), listener));
		checkpoints.delete();

		assertEquals(1, listener.notes.size(), listener.notes::toString);
		assertTrue(listener.notes.get(0).contains("is no checkpoint, and stays as it is"), listener.notes::toString);
		assertArrayEquals(text, Files.readAllBytes(checkpoints.file()));
	}

	@Test
	void whereNothingCanBeWrittenTheRunGoesOnWithout() {
		checkpoints = new CheckpointSettings(folder.resolve("missing/run.checkpoint"), Duration.ZERO);
		final Listener listener = new Listener(Integer.MAX_VALUE);
		assertSame(new StyleTransfer(weights).run(request(SHORT), TransferListener.NONE), run(request(SHORT), listener));
		assertEquals(1, listener.notes.size(), listener.notes::toString);
		assertTrue(listener.notes.get(0).contains("cannot be written (its folder does not exist)"), listener.notes::toString);
	}

	@Test
	void onAFullDiskTheRunGoesOnWithoutAndTheLastCheckpointStays() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 4096)) {
			checkpoints = new CheckpointSettings(disk.folder().resolve("run.checkpoint"), Duration.ZERO);
			run(request(SHORT), new Listener(3));
			final byte[] before = Files.readAllBytes(checkpoints.file());
			disk.fill(before.length / 2);
			final Listener listener = new Listener(Integer.MAX_VALUE);

			assertSame(new StyleTransfer(weights).run(request(SHORT), TransferListener.NONE), run(request(SHORT), listener));

			assertEquals(2, listener.notes.size(), listener.notes::toString);
			assertTrue(listener.notes.get(1).contains("cannot be written (No space left on device)"), listener.notes::toString);
			assertArrayEquals(before, Files.readAllBytes(checkpoints.file()));
			assertFalse(Files.exists(disk.folder().resolve(".run.checkpoint.tmp")));
		}
	}

	@Test
	void nothingIsLeftAfterDeleting() throws IOException {
		run(request(SHORT), new Listener(4));
		Files.writeString(folder.resolve(".run.checkpoint.tmp"), "half written by a killed process");
		checkpoints.delete();
		checkpoints.delete();
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(List.of(), left.toList());
		}
	}

	@Test
	void aCheckpointIsWrittenNoMoreOftenThanAsked() {
		checkpoints = new CheckpointSettings(checkpoints.file(), Duration.ofHours(1));
		run(request(SHORT), new Listener(Integer.MAX_VALUE));
		assertFalse(Files.exists(checkpoints.file()));
	}

	@Test
	void aDamagedCheckpointIsSaidAndDoesNoHarm() throws IOException {
		final TransferRequest request = new TransferRequest(FormulaNetwork.image(0, 64, 64), STYLE, SHORT.withStopping(
			new StoppingSettings(2, 0, 0)));
		run(request, new Listener(2));
		final byte[] whole = Files.readAllBytes(checkpoints.file());
		final Random random = new Random(1);
		for (int i = 0; i < 20; i++) {
			final byte[] damaged = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
			if (i % 2 == 1) damaged[random.nextInt(whole.length - 100) + 100] ^= 1 << random.nextInt(8);
			Files.write(checkpoints.file(), damaged);
			assertBeginsAnew(request, weights, "is damaged");
		}
	}

	private void assertBeginsAnew(final TransferRequest request, final NetworkWeights network, final String why) {
		final Listener listener = new Listener(Integer.MAX_VALUE);
		final TransferResult result = new StyleTransfer(network).run(request, listener, Optional.of(checkpoints));
		assertEquals(List.of("The checkpoint \"" + checkpoints.file() + "\" " + why + ", so the run begins anew."), listener.notes);
		assertSame(new StyleTransfer(network).run(request, TransferListener.NONE), result);
	}

	/** Stops at each of some iterations, counted over all levels, and goes on. */
	private void assertGoesOn(final TransferRequest request, final int... stops) throws IOException {
		assertGoesOn(request, () -> {}, stops);
	}

	private void assertGoesOn(final TransferRequest request, final Runnable whenStopped, final int... stops)
		throws IOException
	{
		final TransferResult undisturbed = new StyleTransfer(weights).run(request, TransferListener.NONE);
		for (final int stop : stops) {
			checkpoints.delete();
			assertEquals(StopReason.CANCELLED, run(request, new Listener(stop)).reason());
			whenStopped.run();
			final Listener listener = new Listener(Integer.MAX_VALUE);
			final TransferResult result = run(request, listener);
			assertTrue(listener.notes.get(0).startsWith("Continues from the checkpoint \""), listener.notes::toString);
			assertTrue(listener.iterations <= undisturbed.iterations() - stop + 2, () -> listener.iterations + " after " + stop);
			assertSame(undisturbed, result);
		}
	}

	private static void assertSame(final TransferResult expected, final TransferResult found) {
		assertArrayEquals(expected.image().planes(), found.image().planes());
		assertEquals(expected.losses(), found.losses());
		assertEquals(expected.reason(), found.reason());
		assertEquals(expected.iterations(), found.iterations());
		assertEquals(expected.evaluations(), found.evaluations());
	}

	private TransferResult run(final TransferRequest request, final TransferListener listener) {
		return new StyleTransfer(weights).run(request, listener, Optional.of(checkpoints));
	}

	private static TransferRequest request(final TransferSettings settings) {
		return new TransferRequest(CONTENT, STYLE, settings);
	}

	/** Cancels at an iteration, and remembers what it was told. */
	private static class Listener implements TransferListener {

		private final int stop;
		private final List<String> notes = new ArrayList<>();
		private int iterations;

		Listener(final int stop) {
			this.stop = stop;
		}

		@Override
		public void notified(final String message) {
			notes.add(message);
		}

		@Override
		public void iterated(final Progress progress) {
			iterations++;
		}

		@Override
		public boolean isCancelled() {
			return iterations >= stop;
		}
	}
}
