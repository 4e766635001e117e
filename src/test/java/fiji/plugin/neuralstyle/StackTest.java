package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.image.ResultType;
import fiji.plugin.neuralstyle.image.Slices;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StopReason;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** Whole jobs on stacks and selections. */
class StackTest {

	private static final int WIDTH = 72;
	private static final int HEIGHT = 64;
	private static final ImageSettings ALL = ImageSettings.DEFAULTS.withSlices(Slices.ALL).withFeather(4);

	@TempDir
	private Path folder;

	@Test
	void aStackOfFiveSlicesWithASelectionChangesOnlyThere() throws IOException {
		final ImagePlus content = noisy(5, 0.02);
		final Roi roi = new OvalRoi(20, 16, 30, 28);
		content.setRoi(roi);

		final StyleTransferJob.Done done = job(content, ALL, 4).run(TransferListener.NONE);

		final ImagePlus result = done.image();
		assertArrayEquals(content.getDimensions(), result.getDimensions());
		assertEquals(ImagePlus.COLOR_RGB, result.getType());
		assertEquals(5, done.pictures());
		for (int n = 1; n <= 5; n++) {
			assertEquals("t = " + n, result.getStack().getSliceLabel(n));
			final ImageProcessor before = content.getStack().getProcessor(n);
			final ImageProcessor after = result.getStack().getProcessor(n);
			int changed = 0;
			for (int y = 0; y < HEIGHT; y++) {
				for (int x = 0; x < WIDTH; x++) {
					if (roi.contains(x, y)) changed += before.get(x, y) != after.get(x, y) ? 1 : 0;
					else assertEquals(before.get(x, y), after.get(x, y), "slice " + n + " at " + x + "," + y);
				}
			}
			assertTrue(changed > 400, "slice " + n + " changed at " + changed);
		}
		final Map<String, String> info = ResultImage.info(result);
		assertEquals("oval 20,16,30,28", info.get("contentSelection"));
		assertEquals("5 of 5", info.get("slicesDone"));
		assertEquals("all", info.get("slices"));
		assertEquals("4.0", info.get("feather"));
		assertEquals("RGB", info.get("resultType"));
		assertTrue(Double.parseDouble(info.get("lossTemporal")) > 0);
	}

	@Test
	void theTemporalTermTakesFlickerAway() throws IOException {
		final ImagePlus content = noisy(3, 0.04);
		final double alone = flicker(job(content, ALL.withTemporalWeight(0), 8).run(TransferListener.NONE).image());
		// So little that each slice starts from the last result but is not held to it.
		final double started = flicker(job(content, ALL.withTemporalWeight(1e-9), 8).run(TransferListener.NONE).image());
		// So much as this network of random weights pulls at single pixels more than a learned one.
		final double held = flicker(job(content, ALL.withTemporalWeight(10_000), 8).run(TransferListener.NONE).image());
		final String all = "alone " + alone + ", started " + started + ", held " + held;
		assertTrue(started < alone, all);
		assertTrue(held < 0.5 * started, all);
	}

	@Test
	void whatMovesIsNotHeld() throws IOException {
		final ImagePlus content = noisy(2, 0);
		final ColorProcessor moved = (ColorProcessor) content.getStack().getProcessor(2);
		moved.setColor(Color.white);
		moved.fill(new Roi(40, 30, 24, 24));
		final ImageStack stack = job(content, ALL, 6).run(TransferListener.NONE).image().getStack();
		assertTrue(difference(stack, new Rectangle(44, 34, 16, 16)) > 10 * difference(stack, new Rectangle(2, 2, 24, 20)));
	}

	@Test
	void withoutTheTermASliceIsPaintedAsIfAlone() throws IOException {
		final ImagePlus content = noisy(3, 0.02);
		final ImageSettings loose = ALL.withTemporalWeight(0);
		final ImagePlus all = job(content, loose, 2).run(TransferListener.NONE).image();
		final ImagePlus second = job(content, loose.withSlices(Slices.parse("2")), 2).run(TransferListener.NONE).image();
		assertEquals(1, second.getStackSize());
		assertArrayEquals((int[]) all.getStack().getPixels(2), (int[]) second.getProcessor().getPixels());
	}

	@Test
	void theInputsAreNotChanged() throws IOException {
		final ImagePlus content = noisy(3, 0.02);
		final ImagePlus style = Samples.style(60, 50);
		content.setSlice(2);
		content.setRoi(new OvalRoi(10, 10, 40, 40));
		style.setRoi(new Rectangle(5, 6, 40, 38));
		content.setOverlay(new Overlay(new Roi(1, 1, 9, 9)));
		content.changes = false;
		style.changes = false;
		final int[][] before = { pixels(content, 1), pixels(content, 2), pixels(content, 3), pixels(style, 1) };

		final ImagePlus result = job(content, style, ALL, settings(1)).run(TransferListener.NONE).image();

		assertArrayEquals(before, new int[][] { pixels(content, 1), pixels(content, 2), pixels(content, 3), pixels(style,
			1) });
		assertEquals(2, content.getCurrentSlice());
		assertEquals(new Rectangle(10, 10, 40, 40), content.getRoi().getBounds());
		assertEquals(new Rectangle(5, 6, 40, 38), style.getRoi().getBounds());
		assertEquals(1, content.getOverlay().size());
		assertFalse(content.changes || style.changes);
		assertNull(content.getInfoProperty());
		assertEquals(new Rectangle(1, 1, 9, 9), result.getOverlay().get(0).getBounds());
		assertEquals("5,6,40,38", ResultImage.info(result).get("styleSelection"));
	}

	/** Somebody may go on working in ImageJ. */
	@Test
	void whatIsDoneToTheContentMeanwhileDoesNotMatter() throws IOException {
		final ImagePlus content = noisy(3, 0.02);
		content.setRoi(new OvalRoi(10, 10, 40, 40));
		content.getCalibration().setUnit("um");
		final ImagePlus expected = job(content, ALL, 2).run(TransferListener.NONE).image();

		final StyleTransferJob.Done done = job(content, ALL, 2).run(progress -> {
			content.setRoi(new Rectangle(1, 1, 9, 9));
			content.setSlice(3);
			content.flush();
		});

		assertNull(content.getProcessor());
		assertEquals(expected.getInfoProperty(), done.image().getInfoProperty());
		assertEquals(expected.getCalibration().getUnit(), done.image().getCalibration().getUnit());
		for (int n = 1; n <= 3; n++) {
			assertArrayEquals(pixels(expected, n), pixels(done.image(), n));
		}
	}

	@Test
	void aHyperstackComesBackInItsOwnTypeAndIsNotChanged() throws IOException {
		final ImagePlus plain = IJ.createHyperStack("cells.tif", 40, 36, 2, 2, 2, 16);
		for (int n = 1; n <= 8; n++) {
			plain.getStack().getProcessor(n).insert(Samples.content(40, 36).getProcessor().convertToShort(false), 0, 0);
			plain.getStack().getProcessor(n).multiply(n);
		}
		final CompositeImage content = new CompositeImage(plain, CompositeImage.COMPOSITE);
		for (int c = 1; c <= 2; c++) {
			content.setPosition(c, 1, 1);
			content.setDisplayRange(10 * c, 1500);
		}
		content.setPosition(1, 2, 1);
		content.changes = false;
		final String luts = Arrays.toString(content.getLuts());
		final short[] before = ((short[]) content.getStack().getPixels(8)).clone();

		final ImagePlus result = job(content, ALL.withResultType(ResultType.SAME), 2).run(TransferListener.NONE).image();

		assertArrayEquals(content.getDimensions(), result.getDimensions());
		assertEquals(luts, Arrays.toString(result.getLuts()));
		assertEquals(luts, Arrays.toString(content.getLuts()));
		assertArrayEquals(before, (short[]) content.getStack().getPixels(8));
		assertFalse(Arrays.equals(before, (short[]) result.getStack().getPixels(8)));
		assertEquals(3, content.getCurrentSlice());
		assertFalse(content.changes);
	}

	@Test
	void cancelKeepsTheSlicesSoFar() throws IOException {
		final boolean[] cancelled = new boolean[1];
		final List<String> started = new ArrayList<>();
		final StyleTransferJob.Done done = job(noisy(5, 0.02), ALL, 4).run(new TransferListener() {

			@Override
			public void pictureStarted(final int picture, final int pictures) {
				started.add(picture + " of " + pictures);
			}

			@Override
			public void iterated(final Progress progress) {
				cancelled[0] = started.size() == 3 && progress.iteration() == 2;
			}

			@Override
			public boolean isCancelled() {
				return cancelled[0];
			}
		});
		assertEquals(List.of("1 of 5", "2 of 5", "3 of 5"), started);
		assertEquals(StopReason.CANCELLED, done.result().reason());
		assertEquals(3, done.image().getStackSize());
		assertEquals(5, done.asked());
		assertEquals("3 of 5", ResultImage.info(done.image()).get("slicesDone"));
		assertEquals("10", ResultImage.info(done.image()).get("iterationsDone"));
	}

	/** A slice that needs no step is there as well. */
	@Test
	void slicesThatAreAtTheirBestAlreadyAreNotLeftOut() throws IOException {
		final TransferSettings contentAlone = settings(3).withWeights(1, 0, 0);
		final StyleTransferJob.Done done = job(noisy(3, 0), Samples.style(40, 44), ALL, contentAlone).run(
			TransferListener.NONE);
		assertEquals(0, done.result().iterations());
		assertEquals(3, done.image().getStackSize());
		assertEquals("3 of 3", ResultImage.info(done.image()).get("slicesDone"));
	}

	@Test
	void theTimeLimitIsForAllSlicesTogether() throws IOException {
		final TransferSettings endless = settings(1_000_000).withStopping(new StoppingSettings(1_000_000, 0, 1));
		final StyleTransferJob.Done done = job(noisy(5, 0.02), Samples.style(40, 44), ALL, endless).run(TransferListener.NONE);
		assertEquals(StopReason.TIME, done.result().reason());
		assertEquals(1, done.image().getStackSize());
	}

	@Test
	void progressGoesOverTheWholeStack() throws IOException {
		final List<Progress> all = new ArrayList<>();
		job(noisy(4, 0.02), ALL, 3).run(all::add);
		assertEquals(12, all.size());
		for (int i = 0; i < 12; i++) {
			assertEquals((i + 1) / 12.0, all.get(i).fraction(), 1e-9);
		}
		assertTrue(all.get(5).timeLeft().compareTo(all.get(2).timeLeft().dividedBy(100)) > 0);
		assertTrue(all.get(11).timeLeft().isZero());
	}

	@Test
	void aListenerSeesTheWholePictureWhereAPartIsPainted() throws IOException {
		final ImagePlus content = noisy(1, 0);
		content.setRoi(new Rectangle(30, 20, 10, 10));
		final List<Progress> all = new ArrayList<>();
		final float[][] seen = new float[1][];
		job(content, ALL, 2).run(progress -> {
			all.add(progress);
			assertEquals(WIDTH, progress.image().get().width());
			seen[0] = progress.image().get().planes();
		});
		assertEquals((content.getProcessor().get(0) >> 16 & 0xff) / 255f, seen[0][0]);
	}

	@Test
	void whatIsCopiedDuringARunBecomesTheSamePictureAfterwards() throws IOException {
		final ImagePlus content = noisy(1, 0);
		content.setRoi(new Rectangle(30, 20, 10, 10));
		final List<float[]> seen = new ArrayList<>();
		final List<Supplier<RgbImage>> copies = new ArrayList<>();
		job(content, ALL, 3).run(progress -> {
			seen.add(progress.image().get().planes());
			copies.add(progress.image().copy());
		});
		assertFalse(Arrays.equals(seen.get(0), seen.get(2)), "the picture should have changed meanwhile");
		for (int i = 0; i < seen.size(); i++) {
			assertArrayEquals(seen.get(i), copies.get(i).get().planes());
		}
	}

	@Test
	void aSelectionIsScaledWithThePicture() throws IOException {
		final ImagePlus content = noisy(1, 0);
		content.setRoi(new Rectangle(10, 10, 20, 20));
		content.setOverlay(new Overlay(new Roi(10, 10, 20, 20)));
		final ImagePlus result = job(content, Samples.style(40, 44), ALL.withFeather(0), settings(2).withPyramid(
			new PyramidSettings(144, 1, 2))).run(TransferListener.NONE).image();
		final ImageProcessor scaled = scaled(content, 144, 128);
		assertEquals(144, result.getWidth());
		int changed = 0;
		for (int y = 0; y < 128; y++) {
			for (int x = 0; x < 144; x++) {
				final boolean same = scaled.get(x, y) == result.getProcessor().get(x, y);
				if (new Rectangle(20, 20, 40, 40).contains(x, y)) changed += same ? 0 : 1;
				else assertTrue(same, x + "," + y);
			}
		}
		assertTrue(changed > 500, "changed " + changed);
		assertEquals(new Rectangle(20, 20, 40, 40), result.getOverlay().get(0).getBounds());
	}

	@Test
	void theContentsOwnTypeIsKeptOnRequest() throws IOException {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int n = 0; n < 2; n++) {
			final ImageProcessor plane = new ShortProcessor(WIDTH, HEIGHT);
			plane.insert(Samples.content(WIDTH, HEIGHT).getProcessor().convertToShort(false), 0, 0);
			plane.multiply(100);
			stack.addSlice("plane " + n, plane);
		}
		final ImagePlus content = new ImagePlus("deep.tif", stack);
		content.setDisplayRange(500, 24000);
		content.getCalibration().setUnit("um");
		content.getCalibration().setFunction(ij.measure.Calibration.STRAIGHT_LINE, new double[] { 1, 2 }, "OD");
		content.setProperty("Info", "Microscope: one of ours\nseed: none\n");

		final ImagePlus result = job(content, ALL.withResultType(ResultType.SAME), 2).run(TransferListener.NONE).image();

		assertEquals(ImagePlus.GRAY16, result.getType());
		assertEquals(2, result.getStackSize());
		assertEquals(500, result.getDisplayRangeMin());
		assertEquals(24000, result.getDisplayRangeMax());
		assertTrue(content.getCalibration().equals(result.getCalibration()));
		assertEquals("plane 1", result.getStack().getSliceLabel(2));
		assertEquals("one of ours", ResultImage.info(result).get("Microscope"));
		assertEquals("1", ResultImage.info(result).get("seed"));
		assertEquals("same", ResultImage.info(result).get("resultType"));
		assertTrue(new ByteProcessor(result.getStack().getProcessor(2).convertToByteProcessor().createImage())
			.getStats().stdDev > 1);
	}

	@Test
	void whatIsWrongIsSaid() {
		refused("at least 0", () -> ImageSettings.parse("all", -1, "RGB", 1, "none"));
		refused("The temporal weight is NaN", () -> ImageSettings.parse("all", 1, "RGB", Double.NaN, "none"));
		refused("choose one of RGB, same", () -> ImageSettings.parse("all", 1, "grey", 1, "none"));
		refused("choose one of none, flow", () -> ImageSettings.parse("all", 1, "RGB", 1, "jump"));
		refused("slices", () -> ImageSettings.parse("some", 1, "RGB", 1, "none"));
		refused("has 2", () -> job(noisy(2, 0), ALL.withSlices(Slices.parse("3")), 1).run(TransferListener.NONE));
	}

	private static void refused(final String words, final org.junit.jupiter.api.function.Executable executable) {
		final String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
		assertTrue(message.contains(words), message);
	}

	private StyleTransferJob job(final ImagePlus content, final ImageSettings images, final int iterations)
		throws IOException
	{
		return job(content, Samples.style(40, 44), images, settings(iterations));
	}

	private StyleTransferJob job(final ImagePlus content, final ImagePlus style, final ImageSettings images,
		final TransferSettings settings) throws IOException
	{
		return new StyleTransferJob(content, style, Optional.empty(), Samples.network(folder).toString(), images, settings);
	}

	private static TransferSettings settings(final int iterations) {
		return TransferSettings.DEFAULTS.withStopping(new StoppingSettings(iterations, 0, 0)).withPyramid(
			new PyramidSettings(0, 1, 2)).withComputation(Optional.empty(), Optional.of(Precision.FLOAT32));
	}

	/** The same picture in each frame, with noise of its own. */
	private static ImagePlus noisy(final int frames, final double noise) {
		final Random random = new Random(2);
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int n = 1; n <= frames; n++) {
			final ImageProcessor frame = Samples.content(WIDTH, HEIGHT).getProcessor();
			for (int i = 0; i < frame.getPixelCount(); i++) {
				int rgb = 0xff;
				for (int shift = 16; shift >= 0; shift -= 8) {
					final long value = Math.round((frame.get(i) >> shift & 0xff) + 255 * noise * random.nextGaussian());
					rgb = rgb << 8 | (int) Math.max(0, Math.min(255, value));
				}
				frame.set(i, rgb);
			}
			stack.addSlice("t = " + n, frame);
		}
		final ImagePlus image = new ImagePlus("lapse.tif", stack);
		image.setDimensions(1, 1, frames);
		return image;
	}

	/** Mean absolute change from frame to frame, of 255. */
	private static double flicker(final ImagePlus image) {
		return difference(image.getStack(), new Rectangle(WIDTH, HEIGHT));
	}

	private static double difference(final ImageStack stack, final Rectangle part) {
		double sum = 0;
		for (int n = 2; n <= stack.size(); n++) {
			for (int y = part.y; y < part.y + part.height; y++) {
				for (int x = part.x; x < part.x + part.width; x++) {
					final int before = stack.getProcessor(n - 1).get(x, y);
					final int after = stack.getProcessor(n).get(x, y);
					for (int shift = 16; shift >= 0; shift -= 8) {
						sum += Math.abs((before >> shift & 0xff) - (after >> shift & 0xff));
					}
				}
			}
		}
		return sum / (3.0 * part.width * part.height * (stack.size() - 1));
	}

	private static int[] pixels(final ImagePlus image, final int n) {
		return ((int[]) image.getStack().getPixels(n)).clone();
	}

	private static ImageProcessor scaled(final ImagePlus image, final int width, final int height) {
		final ImageProcessor pixels = image.getProcessor().duplicate();
		pixels.setInterpolationMethod(ImageProcessor.BILINEAR);
		return pixels.resize(width, height, true);
	}
}
