package fiji.plugin.neuralstyle.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import ij.ImagePlus;
import ij.process.ImageProcessor;

class FeatureMapStacksTest {

	private static final MapSelection TWO = new MapSelection(MapSelection.Order.CHANNEL, 2);

	private final ImagePlus image = Samples.content(53, 37);
	private final Layer fine = FormulaNetwork.weights().layer("relu1_1");
	private final Layer coarse = FormulaNetwork.weights().layer("relu2_1");
	private NetworkView view;

	@BeforeEach
	void load() {
		view = new NetworkView(FormulaNetwork.weights());
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().setUnit("mm");
	}

	@AfterEach
	void close() {
		view.close();
	}

	@Test
	void layersOfTheirOwnSizeHaveStacksOfTheirOwn() {
		final List<ImagePlus> stacks = create(MapSelection.ALL, MapSettings.Size.LAYER, MapSettings.Values.RAW);

		assertEquals(2, stacks.size());
		assertArrayEquals(new int[] { 53, 37, 1, 4, 1 }, stacks.get(0).getDimensions());
		assertArrayEquals(new int[] { 26, 18, 1, 8, 1 }, stacks.get(1).getDimensions());
		assertEquals(32, stacks.get(1).getBitDepth());
		assertEquals("relu2_1 #3", stacks.get(1).getStack().getSliceLabel(3));
		assertArrayEquals(view.maps(ImageConversion.toRgb(image), coarse, MapSelection.ALL).get(2).values(),
			(float[]) stacks.get(1).getStack().getPixels(3));
		assertEquals(1, stacks.get(1).getCalibration().pixelWidth, 1e-12);
		assertEquals("mm", stacks.get(1).getCalibration().getUnit());
	}

	@Test
	void scaledToTheImageTheyLieOnItInOneStack() {
		final List<ImagePlus> stacks = create(TWO, MapSettings.Size.IMAGE, MapSettings.Values.RAW);

		assertEquals(1, stacks.size());
		assertArrayEquals(new int[] { 53, 37, 1, 4, 1 }, stacks.get(0).getDimensions());
		assertEquals(List.of("relu1_1 #1", "relu1_1 #2", "relu2_1 #1", "relu2_1 #2"), Arrays.asList(stacks.get(0).getStack()
			.getSliceLabels()).subList(0, 4));
		final float[] small = view.maps(ImageConversion.toRgb(image), coarse, MapSelection.ALL).get(1).values();
		final ImageProcessor large = stacks.get(0).getStack().getProcessor(4);
		assertEquals(small[0], large.getf(1, 1));
		assertEquals(small[26 * 3 + 5], large.getf(10, 7));
		assertEquals(small[26 * 17 + 25], large.getf(52, 36));
		assertEquals(0.5, stacks.get(0).getCalibration().pixelWidth);
	}

	@Test
	void normalisedMapsUseTheWholeRange() {
		final ImagePlus maps = create(MapSelection.ALL, MapSettings.Size.IMAGE, MapSettings.Values.NORMALISED).get(0);

		for (int n = 1; n <= maps.getStackSize(); n++) {
			final ImageProcessor map = maps.getStack().getProcessor(n);
			map.resetMinAndMax();
			assertEquals(0, map.getMin());
			assertTrue(map.getMax() == 1 || map.getMax() == 0, "a map is either stretched or without contrast");
		}
		assertEquals(0, maps.getDisplayRangeMin());
		assertEquals(1, maps.getDisplayRangeMax());
	}

	@Test
	void theInfoSaysWhatEachMapsMeanIs() {
		final ImagePlus maps = create(TWO, MapSettings.Size.LAYER, MapSettings.Values.NORMALISED).get(0);

		final double mean = view.maps(ImageConversion.toRgb(image), fine, TWO).get(1).meanActivation();
		assertEquals(mean, Double.parseDouble(ResultImage.info(maps).get("meanActivation relu1_1 #2")));
	}

	@Test
	void stacksTooLargeForJavaAreToldTheirSizeAndHowManyFit() {
		final MapSettings settings = new MapSettings(MapSelection.ALL, MapSettings.Size.IMAGE, MapSettings.Values.RAW);
		// 4 + 8 maps of 2 MB, and meanwhile the 4 maps of 2 MB that they are made of.
		final StackRoom room = StackRoom.of(view.weights(), List.of(fine, coarse), settings, 1000, 500);
		room.require(settings.size(), 32_000_000);
		final String message = assertThrows(IllegalArgumentException.class, () -> room.require(settings.size(), 31_999_999))
			.getMessage();

		assertTrue(message.contains("12 maps make 24.0 MB") && message.contains("5 maps of each layer"), message);
		assertEquals("12 maps, 24.0 MB", room.toString());
		assertEquals("12 maps, 24.0 MB", room.advice(32_000_000));
		assertEquals("12 maps, 24.0 MB, and Java has 32.0 MB free: with \"most\" at 5 they take 20.0 MB or less.", room.advice(
			31_999_999));
		assertEquals("12 maps, 24.0 MB, and Java has 5.0 MB free: fewer layers, or a smaller image, take less.", room.advice(
			5_000_000));
		StackRoom.of(view.weights(), List.of(fine, coarse), new MapSettings(new MapSelection(MapSelection.Order.CHANNEL, 5),
			MapSettings.Size.IMAGE, MapSettings.Values.RAW), 1000, 500).require(settings.size(), 31_999_999);
	}

	@Test
	void theSizeToldBeforehandIsThatOfTheStacks() {
		for (final MapSettings.Size size : MapSettings.Size.values()) {
			long bytes = 0;
			for (final ImagePlus stack : create(TWO, size, MapSettings.Values.RAW)) {
				bytes += 4L * stack.getStackSize() * stack.getWidth() * stack.getHeight();
			}
			final MapSettings settings = new MapSettings(TWO, size, MapSettings.Values.RAW);
			assertEquals(bytes, StackRoom.of(view.weights(), List.of(fine, coarse), settings, 53, 37).bytes());
		}
	}

	private List<ImagePlus> create(final MapSelection selection, final MapSettings.Size size,
		final MapSettings.Values values)
	{
		return new FeatureMapStacks(view, new MapSettings(selection, size, values)).create(image, List.of(fine, coarse));
	}
}
