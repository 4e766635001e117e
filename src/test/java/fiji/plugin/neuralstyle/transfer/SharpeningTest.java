package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.LossFunction;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Resizing;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;
import ij.ImagePlus;

/** A last level at the content's own size, after a smaller picture was painted. */
class SharpeningTest {

	private static final TransferSettings EXACT = TransferSettings.DEFAULTS.withComputation(Optional.empty(), Optional.of(
		Precision.FLOAT32));

	@Test
	void theContentsFineDetailAndTheStylesTextureComeIntoTheEnlargedPicture() throws IOException {
		final RgbImage content = picture("astronaut.jpg", 120, 20, 240);
		final TransferRequest plain = new TransferRequest(content, picture("sunflower.png", 10, 60, 240), EXACT.withPyramid(
			new PyramidSettings(80, 1, 2)).withStopping(new StoppingSettings(30, 0, 0)));
		final NetworkWeights network = BuiltInNetwork.load();
		final RgbImage enlarged = Resizing.of(new StyleTransfer(network).run(plain, TransferListener.NONE).image(), 240, 240);
		final TransferRequest request = with(plain, plain.settings().withPyramid(new PyramidSettings(80, 1, 2, 20)));

		final RgbImage sharpened = new StyleTransfer(network).run(request, TransferListener.NONE).image();

		assertEquals(240, sharpened.width());
		assertEquals(240, sharpened.height());
		final double[] detail = fine(content);
		final double[] before = fine(enlarged);
		final double[] after = fine(sharpened);
		assertTrue(product(after, after) > 5 * product(before, before), "there is detail");
		final double without = correlation(before, detail);
		final double with = correlation(after, detail);
		assertTrue(with > without + 0.05, with + " where the content has some, " + without + " without sharpening");
		final Losses soft = losses(request, network, enlarged);
		final Losses sharp = losses(request, network, sharpened);
		assertTrue(style(sharp) < 0.5 * style(soft), sharp + ", and " + soft + " without sharpening");
		assertTrue(sharp.content().get("relu4_2") < 0.5 * soft.content().get("relu4_2"), sharp + ", and " + soft +
			" without sharpening");
	}

	@Test
	void whatIsPaintedBeforeIsThePictureWithoutSharpening() {
		final TransferSettings small = EXACT.withPyramid(new PyramidSettings(120, 2, 1.5)).withStopping(new StoppingSettings(4, 0, 0))
			.withArtist(ArtistSettings.DEFAULTS.withStyleScale(new StyleScale(1, 64, List.of(1.0))));
		final TransferResult plain = run(small, TransferListener.NONE);
		final List<float[]> painted = new ArrayList<>();
		final List<String> steps = new ArrayList<>();

		final TransferResult result = run(small.withPyramid(new PyramidSettings(120, 2, 1.5, 3)), progress -> {
			steps.add(progress.level() + "/" + progress.levels() + " " + progress.size().width() + " " + progress.iteration() + "/" +
				progress.iterations());
			if (progress.level() == 2 && progress.iteration() == 4) painted.add(progress.image().get().planes());
		});

		assertEquals(List.of("1/3 80 1/4", "1/3 80 2/4", "1/3 80 3/4", "1/3 80 4/4", "2/3 120 1/4", "2/3 120 2/4", "2/3 120 3/4",
			"2/3 120 4/4", "3/3 160 1/3", "3/3 160 2/3", "3/3 160 3/3"), steps);
		assertArrayEquals(plain.image().planes(), painted.get(0));
		assertEquals(11, result.iterations());
		assertEquals(160, result.image().width());
		assertEquals(140, result.image().height());
	}

	@Test
	void progressAndEstimateCountTheLastLevelsOwnIterations() {
		final TransferSettings small = EXACT.withPyramid(new PyramidSettings(80, 1, 2)).withStopping(new StoppingSettings(10, 0, 0));
		final TransferSettings sharp = small.withPyramid(new PyramidSettings(80, 1, 2, 5));
		final List<Double> fractions = new ArrayList<>();
		run(sharp, progress -> fractions.add(progress.fraction()));

		// 5,600 pixels ten times, and 22,400 five times.
		assertEquals(1.0 / 3, fractions.get(9), 1e-9);
		assertEquals(1, fractions.get(14), 1e-9);
		final RunEstimate without = RunEstimate.of(FormulaNetwork.weights(), small, 160, 140, Long.MAX_VALUE / 2);
		final RunEstimate with = RunEstimate.of(FormulaNetwork.weights(), sharp, 160, 140, Long.MAX_VALUE / 2);
		assertEquals(3, with.operations() / without.operations(), 1e-9);
		assertEquals(new Size(160, 140), with.size());
		assertEquals(RunEstimate.of(FormulaNetwork.weights(), EXACT, 160, 140, Long.MAX_VALUE / 2).bytes(), with.bytes(),
			"memory is that of the content's size");
	}

	@Test
	void inTilesItComesToTheSamePicture() {
		final TransferSettings settings = EXACT.withPyramid(new PyramidSettings(128, 1, 2, 2)).withStopping(new StoppingSettings(2, 0,
			0));
		final RgbImage content = FormulaNetwork.image(0, 416, 300);
		final RgbImage style = FormulaNetwork.image(2, 250, 330);
		final StyleTransfer transfer = new StyleTransfer(FormulaNetwork.weights());
		final TransferResult wanted = transfer.run(new TransferRequest(content, style, settings), TransferListener.NONE);

		final TransferResult tiled = transfer.run(new TransferRequest(content, style, settings.withCompute(new ComputeSettings(
			DeviceChoice.CPU, 0, 165))), TransferListener.NONE);

		assertEquals(416, tiled.image().width());
		assertEquals(wanted.losses().total(), tiled.losses().total(), 1e-3 * wanted.losses().total());
		final float[] whole = wanted.image().planes();
		final float[] inTiles = tiled.image().planes();
		double difference = 0;
		for (int i = 0; i < whole.length; i++) {
			difference += Math.abs(whole[i] - inTiles[i]);
		}
		assertEquals(0, difference / whole.length, 1e-3);
	}

	@Test
	void aTileIsSharpenedToATile() {
		final TransferResult result = run(EXACT.withPyramid(new PyramidSettings(70, 1, 2, 3)).withStopping(new StoppingSettings(3, 0,
			0)).withArtist(ArtistSettings.DEFAULTS.withTileable(true)), TransferListener.NONE);

		assertEquals(160, result.image().width());
		assertEquals(140, result.image().height());
		assertEquals(6, result.iterations());
	}

	@Test
	void cancelledBeforeItTheResultHasTheContentsSizeAllTheSame() {
		final boolean[] done = { false };
		final TransferResult result = run(EXACT.withPyramid(new PyramidSettings(80, 1, 2, 3)), new TransferListener() {

			@Override
			public void iterated(final Progress progress) {
				done[0] = progress.iteration() == 2;
			}

			@Override
			public boolean isCancelled() {
				return done[0];
			}
		});

		assertEquals(StopReason.CANCELLED, result.reason());
		assertEquals(160, result.image().width());
		assertEquals(2, result.iterations());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"0   | 5  | the size is 0, the content's own already. Give a size smaller than the content, or set sharpen to 0.", //
		"160 | 5  | the size, 160, is not smaller than the content of 160 x 140 pixels. Give a smaller size, or set sharpen to 0.", //
		"400 | 5  | the size, 400, is not smaller than the content of 160 x 140 pixels. Give a smaller size, or set sharpen to 0.", //
		"80  | -1 | iterations that sharpen is -1; it must be at least 0." })
	void whatCannotBeSharpenedIsRefused(final int size, final int sharpening, final String expected) {
		final String message = assertThrows(IllegalArgumentException.class, () -> run(EXACT.withPyramid(new PyramidSettings(size, 3,
			2, sharpening)), TransferListener.NONE)).getMessage();
		assertTrue(message.endsWith(expected), message);
	}

	@Test
	void aPartIsPaintedInTheWholesProportion() {
		final PyramidSettings whole = new PyramidSettings(500, 3, 2, 20);
		assertEquals(new PyramidSettings(250, 3, 2, 20), whole.ofPart(new Size(1000, 600), new Size(2000, 1500)));
		assertEquals(new PyramidSettings(0, 3, 2), whole.ofPart(new Size(1000, 200), new Size(2000, 1500)),
			"50 pixels would say too little");
		assertEquals(new PyramidSettings(0, 3, 2), new PyramidSettings(999, 3, 2, 20).ofPart(new Size(100, 100), new Size(1000, 800)),
			"99.9 pixels are not fewer");
		assertEquals(new PyramidSettings(0, 3, 2), new PyramidSettings(500, 3, 2).ofPart(new Size(250, 250), new Size(500, 375)));
	}

	@Test
	void memoryThatDoesNotSufficeSaysThatSharpeningCanBeLeft() {
		final String message = assertThrows(IllegalArgumentException.class, () -> RunEstimate.of(FormulaNetwork.weights(), EXACT
			.withPyramid(new PyramidSettings(512, 3, 2, 20)), 20_000, 20_000, 8_000_000_000L)).getMessage();
		assertTrue(message.contains("20000 x 20000") && message.contains("Set sharpen to 0"), message);
	}

	@Test
	void slicedStatisticsThatWouldNeedTilesForItAreRefused() {
		final TransferSettings sliced = EXACT.withArtist(ArtistSettings.DEFAULTS.withStatistics(Statistics.SLICED)).withPyramid(
			new PyramidSettings(96, 1, 2, 2)).withCompute(new ComputeSettings(DeviceChoice.CPU, 1, 165));
		final String message = assertThrows(IllegalArgumentException.class, () -> new StyleTransfer(FormulaNetwork.weights()).run(
			new TransferRequest(FormulaNetwork.image(0, 416, 300), FormulaNetwork.image(2, 100, 90), sliced),
			TransferListener.NONE)).getMessage();
		assertTrue(message.endsWith("Set sharpen to 0, or choose more memory, or gram or wasserstein statistics."), message);
	}

	private static TransferResult run(final TransferSettings settings, final TransferListener listener) {
		return new StyleTransfer(FormulaNetwork.weights()).run(new TransferRequest(FormulaNetwork.image(0, 160, 140), FormulaNetwork
			.image(2, 100, 90), settings), listener);
	}

	private static TransferRequest with(final TransferRequest request, final TransferSettings settings) {
		return new TransferRequest(request.content(), request.style(), settings);
	}

	private static RgbImage picture(final String name, final int x, final int y, final int side) throws IOException {
		final ImagePlus image = ImageFiles.read(Path.of("docs", "images", name));
		image.setRoi(x, y, side, side);
		return ImageConversion.toRgb(image.crop());
	}

	/** At the size of the image. */
	private static Losses losses(final TransferRequest request, final NetworkWeights weights, final RgbImage image) {
		try (FeatureNetwork network = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager();
				LossFunction function = new LossTerms(weights, request.settings()).lossFunction(network, network.upload(manager, request
					.content()), request.styleLosses(new Size(80, 80)), 0))
		{
			return Losses.of(function.evaluate(network.upload(manager, image)), function.terms());
		}
	}

	private static double style(final Losses losses) {
		return losses.style().values().stream().mapToDouble(Double::doubleValue).sum();
	}

	/** How much of the brightness is lost at a third of the size. */
	private static double[] fine(final RgbImage image) {
		final RgbImage coarse = Resizing.of(Resizing.of(image, image.width() / 3, image.height() / 3), image.width(), image
			.height());
		final double[] fine = new double[image.pixels()];
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			for (int i = 0; i < fine.length; i++) {
				fine[i] += image.channel(c)[i] - coarse.channel(c)[i];
			}
		}
		Arrays.setAll(fine, i -> Math.abs(fine[i]));
		return fine;
	}

	private static double correlation(final double[] a, final double[] b) {
		return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
	}

	private static double product(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}
}
