package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.image.ResultType;
import fiji.plugin.neuralstyle.image.Slices;
import fiji.plugin.neuralstyle.mask.Background;
import fiji.plugin.neuralstyle.mask.MaskImage;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;

/** Whole jobs with masks, on the tiny network. */
class MaskedStylesTest {

	private static final int WIDTH = 96;
	private static final int HEIGHT = 80;
	private static final TransferSettings SETTINGS = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(3, 0, 0))
		.withComputation(Optional.empty(), Optional.of(Precision.FLOAT32)).withCompute(new ComputeSettings(DeviceChoice.CPU, 1,
			0));

	@TempDir
	private Path folder;

	@Test
	void theBackgroundKeepsTheContentsPixelsAndTheRegionDoesNot() throws IOException {
		final ImagePlus content = Samples.content(WIDTH, HEIGHT);

		final int[] result = pixels(run(content, new MaskedStyles(MaskImage.of(middle(1)), List.of(), 0, Background.KEEP)));

		final int[] before = pixels(content);
		int changed = 0;
		for (int i = 0; i < before.length; i++) {
			if (middle(1).getProcessor().get(i) == 0) assertEquals(before[i], result[i], "pixel " + i);
			else if (before[i] != result[i]) changed++;
		}
		assertTrue(changed > 0.8 * 30 * 20, changed + " pixels changed");
	}

	@Test
	void aMaskAndATileAreTooMuch() throws IOException {
		final StyleTransferJob job = job(Samples.content(WIDTH, HEIGHT), SETTINGS.withArtist(ArtistSettings.DEFAULTS.withTileable(
			true)), new MaskedStyles(MaskImage.of(middle(1)), List.of(), 0, Background.KEEP), ImageSettings.DEFAULTS);
		final String message = assertThrows(IllegalArgumentException.class, () -> job.run(TransferListener.NONE)).getMessage();
		assertTrue(message.contains("set tileable to false"), message);
	}

	@Test
	void softEdgesFadeIntoTheContent() throws IOException {
		final ImagePlus content = Samples.content(WIDTH, HEIGHT);
		final int[] hard = pixels(run(content, new MaskedStyles(MaskImage.of(middle(1)), List.of(), 0, Background.KEEP)));
		final int[] soft = pixels(run(content, new MaskedStyles(MaskImage.of(middle(1)), List.of(), 12, Background.KEEP)));

		// Three pixels outside the left edge, and far away.
		assertEquals(pixels(content)[40 * WIDTH + 30], hard[40 * WIDTH + 30]);
		int outside = 0;
		for (int y = 32; y < 48; y++) {
			if (soft[y * WIDTH + 30] != pixels(content)[y * WIDTH + 30]) outside++;
		}
		assertTrue(outside > 8, outside + " pixels");
		assertEquals(pixels(content)[40 * WIDTH + 3], soft[40 * WIDTH + 3]);
	}

	@Test
	void twoRegionsTakeTwoStylesAndTheBackgroundAThird() throws IOException {
		final ByteProcessor labels = new ByteProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < labels.getPixelCount(); i++) {
			labels.set(i, i % WIDTH < 30 ? 1 : i % WIDTH < 60 ? 2 : 0);
		}
		final ImagePlus mask = new ImagePlus("labels.png", labels);
		final List<ImagePlus> more = List.of(style("b.png", 1), style("c.png", 3));
		final ImagePlus one = run(Samples.content(WIDTH, HEIGHT), new MaskedStyles(MaskImage.of(mask), more, 4,
			Background.STYLE));
		final ImagePlus other = run(Samples.content(WIDTH, HEIGHT), new MaskedStyles(MaskImage.of(mask), List.of(more.get(1), more
			.get(0)), 4, Background.STYLE));

		assertTrue(difference(one, other, 0, 20) * 3 < difference(one, other, 70, WIDTH), () -> difference(one, other, 0, 20) +
			" where the style is the same, " + difference(one, other, 70, WIDTH) + " where it is not");
		final Map<String, String> info = ResultImage.info(one);
		assertEquals("labels.png", info.get("mask"));
		assertEquals("b.png;c.png", info.get("maskStyles"));
		assertEquals("4.0", info.get("maskFeather"));
		assertEquals("style", info.get("background"));
	}

	@Test
	void aSelectionLimitsWhatAMaskLetsBePainted() throws IOException {
		final ImagePlus content = Samples.content(WIDTH, HEIGHT);
		content.setRoi(0, 0, 48, HEIGHT);
		final int[] result = pixels(run(content, new MaskedStyles(MaskImage.of(middle(1)), List.of(), 0, Background.KEEP)));

		final int[] before = pixels(content);
		assertEquals(before[40 * WIDTH + 55], result[40 * WIDTH + 55]);
		assertNotEquals(before[40 * WIDTH + 36], result[40 * WIDTH + 36]);
		content.setRoi(0, 0, 10, 10);
		final String message = assertThrows(IllegalArgumentException.class, () -> run(content, new MaskedStyles(MaskImage.of(
			middle(1)), List.of(), 0, Background.KEEP))).getMessage();
		assertTrue(message.contains("no pixel in common"), message);
	}

	@Test
	void aMaskOfAnotherSizeIsScaledAndSaidSo() throws IOException {
		final List<String> notes = new ArrayList<>();
		final ByteProcessor half = new ByteProcessor(WIDTH / 2, HEIGHT / 2);
		half.setValue(1);
		half.setRoi(0, 0, 10, HEIGHT / 2);
		half.fill();
		final ImagePlus content = Samples.content(WIDTH, HEIGHT);
		final StyleTransferJob job = job(content, SETTINGS.withPyramid(new PyramidSettings(144, 1, 2)), new MaskedStyles(MaskImage
			.of(new ImagePlus("half.png", half)), List.of(), 0, Background.KEEP), ImageSettings.DEFAULTS);

		final ImagePlus result = job.run(noting(notes)).image();

		assertEquals(144, result.getWidth());
		assertEquals(
			"The mask \"half.png\" is 48 x 40 pixels and the content 96 x 80; it is scaled to the content.", notes.get(0));
	}

	@Test
	void aMaskHoldsForEverySlice() throws IOException {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		stack.addSlice(Samples.content(WIDTH, HEIGHT).getProcessor());
		stack.addSlice(Samples.style(WIDTH, HEIGHT).getProcessor());
		final ImagePlus content = new ImagePlus("stack", stack);

		final ImagePlus result = job(content, SETTINGS, new MaskedStyles(MaskImage.of(middle(1)), List.of(), 0, Background.KEEP),
			ImageSettings.DEFAULTS.withSlices(Slices.parse("all"))).run(TransferListener.NONE).image();

		for (int slice = 1; slice <= 2; slice++) {
			final int[] before = (int[]) stack.getProcessor(slice).getPixels();
			final int[] after = (int[]) result.getStack().getProcessor(slice).getPixels();
			assertEquals(before[3 * WIDTH + 3] & 0xffffff, after[3 * WIDTH + 3] & 0xffffff);
			assertNotEquals(before[40 * WIDTH + 48] & 0xffffff, after[40 * WIDTH + 48] & 0xffffff);
		}
	}

	@Test
	void aGreyContentKeepsItsValuesInTheBackground() throws IOException {
		final ImagePlus content = new ImagePlus("grey", Samples.content(WIDTH, HEIGHT).getProcessor().convertToShort(false));
		final ImagePlus result = job(content, SETTINGS, new MaskedStyles(MaskImage.of(middle(1)), List.of(), 0, Background.KEEP),
			ImageSettings.DEFAULTS.withResultType(ResultType.SAME)).run(TransferListener.NONE).image();

		assertEquals(ImagePlus.GRAY16, result.getType());
		assertEquals(content.getProcessor().get(3, 3), result.getProcessor().get(3, 3));
	}

	@Test
	void aMaskThatIsAllOfThePictureGivesTheUsualResult() throws IOException {
		final ByteProcessor all = new ByteProcessor(WIDTH, HEIGHT);
		all.setValue(1);
		all.fill();
		final int[] masked = pixels(run(Samples.content(WIDTH, HEIGHT), new MaskedStyles(MaskImage.of(new ImagePlus("all", all)),
			List.of(), 10, Background.KEEP)));
		final int[] usual = pixels(new StyleTransferJob(Samples.content(WIDTH, HEIGHT), Samples.style(48, 48), Optional.empty(),
			Samples.network(folder).toString(), SETTINGS).run(TransferListener.NONE).image());

		for (int i = 0; i < usual.length; i++) {
			for (int shift = 0; shift < 24; shift += 8) {
				assertEquals(usual[i] >> shift & 0xff, masked[i] >> shift & 0xff, 2);
			}
		}
	}

	@Test
	void badFeathersAreSentences() {
		for (final double feather : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			final String message = assertThrows(IllegalArgumentException.class, () -> new MaskedStyles(MaskImage.of(middle(1)), List
				.of(), feather, Background.KEEP)).getMessage();
			assertTrue(message.startsWith("The mask's feather is "), message);
		}
	}

	@Test
	void theMaskAndTheImagesStayAsTheyAre() throws IOException {
		final ImagePlus mask = middle(1);
		final ImagePlus content = Samples.content(WIDTH, HEIGHT);
		run(content, new MaskedStyles(MaskImage.of(mask), List.of(), 6, Background.KEEP));

		assertArrayEquals((byte[]) middle(1).getProcessor().getPixels(), (byte[]) mask.getProcessor().getPixels());
		assertArrayEquals(pixels(Samples.content(WIDTH, HEIGHT)), pixels(content));
	}

	/** 30 x 20 pixels around the middle. */
	private static ImagePlus middle(final int label) {
		final ByteProcessor plane = new ByteProcessor(WIDTH, HEIGHT);
		plane.setValue(label);
		plane.setRoi(33, 30, 30, 20);
		plane.fill();
		return new ImagePlus("mask.png", plane);
	}

	private static ImagePlus style(final String title, final double phase) {
		return ImageConversion.toImagePlus(title, FormulaNetwork.image(phase, 48, 48));
	}

	private ImagePlus run(final ImagePlus content, final MaskedStyles masked) throws IOException {
		return job(content, SETTINGS, masked, ImageSettings.DEFAULTS).run(TransferListener.NONE).image();
	}

	private StyleTransferJob job(final ImagePlus content, final TransferSettings settings, final MaskedStyles masked,
		final ImageSettings images) throws IOException
	{
		return new StyleTransferJob(content, StyleMix.of(Samples.style(48, 48)), Optional.empty(), Samples.network(folder).toString(), images,
			settings, Optional.of(masked));
	}

	private static TransferListener noting(final List<String> notes) {
		return new TransferListener() {

			@Override
			public void notified(final String message) {
				notes.add(message);
			}

			@Override
			public void iterated(final Progress progress) {
				// Not what is looked at.
			}
		};
	}

	private static int[] pixels(final ImagePlus image) {
		return (int[]) image.getProcessor().getPixels();
	}

	/** The mean absolute difference of green in some columns. */
	private static double difference(final ImagePlus a, final ImagePlus b, final int from, final int to) {
		double sum = 0;
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = from; x < to; x++) {
				sum += Math.abs((a.getProcessor().get(x, y) >> 8 & 0xff) - (b.getProcessor().get(x, y) >> 8 & 0xff));
			}
		}
		return sum / (HEIGHT * (to - from));
	}
}
