package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.image.Slices;
import fiji.plugin.neuralstyle.mask.Background;
import fiji.plugin.neuralstyle.mask.Mask;
import fiji.plugin.neuralstyle.mask.MaskImage;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.NewImage;
import ij.process.ByteProcessor;

/** Whole jobs that end at the content's own size, on the tiny network. */
class SharpenedPictureTest {

	private static final int WIDTH = 320;
	private static final int HEIGHT = 256;
	private static final TransferSettings PLAIN = TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(160, 1, 2)).withStopping(
		new StoppingSettings(3, 0, 0)).withComputation(Optional.empty(), Optional.of(Precision.FLOAT32)).withCompute(
			new ComputeSettings(DeviceChoice.CPU, 1, 0));
	private static final TransferSettings SHARP = PLAIN.withPyramid(new PyramidSettings(160, 1, 2, 2));

	@TempDir
	private Path folder;

	@Test
	void theResultHasTheContentsSizeAndCalibration() throws IOException {
		final ImagePlus content = Samples.content(WIDTH, HEIGHT);
		content.getCalibration().pixelWidth = 3;
		content.getCalibration().setUnit("um");

		final StyleTransferJob.Done done = job(content, ImageSettings.DEFAULTS, SHARP).run(TransferListener.NONE);

		assertEquals(WIDTH, done.image().getWidth());
		assertEquals(HEIGHT, done.image().getHeight());
		assertEquals(3, done.image().getCalibration().pixelWidth);
		assertEquals(content.getCalibration().getUnit(), done.image().getCalibration().getUnit());
		assertEquals(5, done.result().iterations());
		assertEquals("2", ResultImage.info(done.image()).get("sharpen"));
		assertEquals("160", ResultImage.info(done.image()).get("size"));
	}

	@Test
	void detailIsLaidOverAtTheContentsSize() throws IOException {
		final ImagePlus content = dotted();
		final TransferSettings noise = SHARP.withStart(Start.NOISE, 1);
		final ImagePlus without = job(content, ImageSettings.DEFAULTS, noise).run(TransferListener.NONE).image();
		final ImagePlus with = job(content, ImageSettings.DEFAULTS, noise.withArtist(noise.artist().withDetail(1))).run(
			TransferListener.NONE).image();

		assertTrue(contrast(with) > contrast(without) + 100, contrast(with) + ", without detail " + contrast(without));
	}

	@Test
	void aStartFromTheContentHasItsDetailByItself() throws IOException {
		final ImagePlus content = dotted();
		final ImagePlus fromContent = job(content, ImageSettings.DEFAULTS, SHARP).run(TransferListener.NONE).image();
		final ImagePlus fromNoise = job(content, ImageSettings.DEFAULTS, SHARP.withStart(Start.NOISE, 1)).run(TransferListener.NONE)
			.image();

		assertTrue(contrast(fromContent) > contrast(fromNoise) + 100, contrast(fromContent) + ", from noise " + contrast(fromNoise));
	}

	/** A line of a pixel, which a picture of half the size cannot have, nor one that begins with noise. */
	private static ImagePlus dotted() {
		final ImagePlus content = Samples.content(WIDTH, HEIGHT);
		for (int y = 0; y < HEIGHT; y++) {
			content.getProcessor().set(100, y, y % 2 == 0 ? 0 : 0xffffff);
		}
		return content;
	}

	@Test
	void aSelectionIsPaintedSmallAndSharpenedAndTheRestKeepsItsPixels() throws IOException {
		final ImagePlus content = Samples.content(WIDTH, HEIGHT);
		final Rectangle selected = new Rectangle(80, 50, 150, 140);
		content.setRoi(selected);
		final List<String> steps = new ArrayList<>();

		final ImagePlus result = job(content, ImageSettings.DEFAULTS.withFeather(0), SHARP).run(progress -> steps.add(progress
			.size().width() + " x " + progress.size().height())).image();

		assertEquals(List.of("107 x 102", "107 x 102", "107 x 102", "214 x 204", "214 x 204"), steps);
		int changed = 0;
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			final boolean same = content.getProcessor().get(i) == result.getProcessor().get(i);
			if (selected.contains(i % WIDTH, i / WIDTH)) changed += same ? 0 : 1;
			else assertTrue(same, "pixel " + i);
		}
		assertTrue(changed > 0.9 * 150 * 140, changed + " pixels changed");
	}

	@Test
	void aMaskSaysWhichStyleGoesWhereAtTheContentsSizeToo() throws IOException {
		final ByteProcessor labels = new ByteProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < labels.getPixelCount(); i++) {
			labels.set(i, i % WIDTH < 160 ? 1 : 2);
		}
		final Mask mask = MaskImage.of(new ImagePlus("labels.png", labels));

		final ImagePlus one = masked(mask, Samples.content(90, 80)).run(TransferListener.NONE).image();
		final ImagePlus other = masked(mask, NewImage.createRGBImage("black.png", 90, 80, 1, NewImage.FILL_BLACK)).run(
			TransferListener.NONE).image();

		assertEquals(WIDTH, one.getWidth());
		assertTrue(2 * difference(one, other, 0, 100) < difference(one, other, 220, WIDTH), difference(one, other, 0, 100) +
			" where the style is the same, " + difference(one, other, 220, WIDTH) + " where it is not");
	}

	private StyleTransferJob masked(final Mask mask, final ImagePlus second) throws IOException {
		final StyleTransferJob everywhere = job(Samples.content(WIDTH, HEIGHT), ImageSettings.DEFAULTS, SHARP);
		return new StyleTransferJob(everywhere.content(), everywhere.style(), Optional.empty(), everywhere.network(), everywhere
			.images(), SHARP, Optional.of(new MaskedStyles(mask, List.of(second), 0, Background.KEEP)));
	}

	@Test
	void thePicturesOfAStackAreHeldToEachOtherAtEverySize() throws IOException {
		final ImageStack frames = new ImageStack(WIDTH, HEIGHT);
		for (int n = 0; n < 2; n++) {
			frames.addSlice(Samples.content(WIDTH, HEIGHT).getProcessor());
		}
		final ImageSettings all = ImageSettings.DEFAULTS.withSlices(Slices.ALL);

		final ImagePlus held = job(new ImagePlus("still.tif", frames), all, SHARP).run(TransferListener.NONE).image();

		assertEquals(2, held.getStackSize());
		assertEquals(WIDTH, held.getWidth());
		final int[] first = (int[]) held.getStack().getPixels(1);
		final int[] second = (int[]) held.getStack().getPixels(2);
		assertFalse(Arrays.equals(first, (int[]) frames.getPixels(1)));
		int same = 0;
		for (int i = 0; i < first.length; i++) {
			if (Math.abs((first[i] >> 8 & 0xff) - (second[i] >> 8 & 0xff)) <= 8) same++;
		}
		assertTrue(same > 0.9 * first.length, same + " of " + first.length + " pixels");
	}

	@Test
	void theContentMustBeLargerThanWhatIsPainted() throws IOException {
		final StyleTransferJob job = job(Samples.content(100, 80), ImageSettings.DEFAULTS, SHARP);
		final String message = assertThrows(IllegalArgumentException.class, () -> job.run(TransferListener.NONE)).getMessage();
		assertTrue(message.contains("the size, 160, is not smaller than the content of 100 x 80 pixels"), message);
	}

	@Test
	void withoutIterationsThatSharpenTheResultHasTheSize() throws IOException {
		final ImagePlus plain = job(Samples.content(WIDTH, HEIGHT), ImageSettings.DEFAULTS, PLAIN).run(TransferListener.NONE).image();
		final ImagePlus none = job(Samples.content(WIDTH, HEIGHT), ImageSettings.DEFAULTS, PLAIN.withPyramid(new PyramidSettings(160,
			1, 2, 0))).run(TransferListener.NONE).image();
		assertEquals(160, plain.getWidth());
		assertArrayEquals((int[]) plain.getProcessor().getPixels(), (int[]) none.getProcessor().getPixels());
	}

	/** Of neighbours on the line, on average. */
	private static double contrast(final ImagePlus image) {
		double sum = 0;
		for (int y = 1; y < HEIGHT; y++) {
			sum += Math.abs((image.getProcessor().get(100, y) >> 8 & 0xff) - (image.getProcessor().get(100, y - 1) >> 8 & 0xff));
		}
		return sum / (HEIGHT - 1);
	}

	private static double difference(final ImagePlus a, final ImagePlus b, final int from, final int to) {
		double sum = 0;
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = from; x < to; x++) {
				sum += Math.abs((a.getProcessor().get(x, y) >> 8 & 0xff) - (b.getProcessor().get(x, y) >> 8 & 0xff));
			}
		}
		return sum / HEIGHT / (to - from);
	}

	private StyleTransferJob job(final ImagePlus content, final ImageSettings images, final TransferSettings settings)
		throws IOException
	{
		return new StyleTransferJob(content, Samples.style(100, 90), Optional.empty(), Samples.network(folder).toString(), images,
			settings);
	}
}
