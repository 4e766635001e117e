package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.convert.ConvertService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.prefs.PrefService;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;
import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.macro.Interpreter;
import ij.process.ByteProcessor;

/** The command as a program runs it, in a plain SciJava context without a display. */
class StyleTransferCommandTest {

	@TempDir
	private Path folder;

	/** The dialog's: presets and strength end in the settings themselves. And what one style alone, everywhere, has no use for. */
	private static final Set<String> NOT_SETTINGS = Set.of("startImage", "preset", "strength", "lossPlot", "cost",
		"moreStyles", "styleWeights", "styleBlend", "mask", "maskStyles", "maskFeather", "background");

	private ImageJSession session;
	private ImagePlus content;
	private ImagePlus style;

	@BeforeEach
	void openTwoImages() {
		session = new ImageJSession();
		content = Samples.content(48, 40);
		style = Samples.style(40, 44);
		style.show();
		content.show();
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void paintsTheActiveImageInTheStyleOfTheOther() throws Exception {
		content.getCalibration().pixelWidth = content.getCalibration().pixelHeight = 0.5;
		content.getCalibration().setUnit("um");

		final ImagePlus result = result(Map.of());

		assertEquals(ImagePlus.COLOR_RGB, result.getType());
		assertEquals(48, result.getWidth());
		assertEquals(40, result.getHeight());
		assertTrue(content.getCalibration().equals(result.getCalibration()), () -> result.getCalibration().toString());
		assertEquals("content in the style of style", result.getTitle());
		final Map<String, String> info = ResultImage.info(result);
		assertEquals("content.png", info.get("content"));
		assertEquals("style.png", info.get("style"));
		assertEquals("formula", info.get("networkName"));
		assertEquals(64, info.get("networkSha256").length());
		assertEquals("3", info.get("iterationsDone"));
		assertFalse(Arrays.equals((int[]) content.getProcessor().getPixels(), (int[]) result.getProcessor()
			.getPixels()), "the content should have been repainted");
	}

	@Test
	void recordsEverySettingUnderItsParameterName() throws Exception {
		final Map<String, String> info = ResultImage.info(result(Map.of("seed", 7L, "styleLayers", "relu1_1:2,relu2_1",
			"variationWeight", 0.25)));

		assertEquals("7", info.get("seed"));
		assertEquals("relu1_1:2,relu2_1", info.get("styleLayers"));
		assertEquals("0.25", info.get("variationWeight"));
		for (final ModuleItem<?> input : session.info().inputs()) {
			if (ImageJSession.isFilledIn(input) || NOT_SETTINGS.contains(input.getName())) continue;
			assertTrue(info.containsKey(input.getName()), input.getName());
		}
	}

	@Test
	void severalStylesAreToldWithTheirWeightsAndTheirBlend() throws Exception {
		final ImagePlus other = Samples.content(44, 40);
		other.setTitle("a;b.png");
		other.show();

		final ImagePlus result = result(Map.of("content", "content.png", "style", "style.png", "moreStyles",
			"a%3Bb.png; content.png", "styleWeights", "2,1,0"));

		assertEquals("content in the style of style and 2 others", result.getTitle());
		final Map<String, String> info = ResultImage.info(result);
		assertEquals("style.png", info.get("style"));
		assertEquals("a;b.png", info.get("style2"));
		assertEquals("content.png", info.get("style3"));
		assertEquals("2.0,1.0,0.0", info.get("styleWeights"));
		assertEquals("together", info.get("styleBlend"));
	}

	@Test
	void aFolderIsOneStyle() throws Exception {
		Samples.file(Samples.style(40, 44), folder);

		final ImagePlus result = result(Map.of("style", folder.toString()));

		assertEquals(folder.getFileName().toString(), ResultImage.info(result).get("style"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"content.png | 1,-1  | together    | content.png", //
		"content.png | 1,NaN | together    | NaN", //
		"content.png | 0,0   | together    | All styles have the weight 0", //
		"content.png | 1     | together    | there are 2 styles", //
		"content.png | 1,x   | together    | not a number", //
		"content.png | 1,1   | shaken      | together, along stack", //
		"content.png | 1,1   | along stack | only one picture", //
		"none.png    | 1,1   | together    | none.png" })
	void stylesThatWillNotDoAreRefused(final String more, final String weights, final String blend, final String named)
		throws Exception
	{
		assertFails(Map.of("moreStyles", more, "styleWeights", weights, "styleBlend", blend), named);
	}

	@Test
	void anOverlayIsAMaskAndAnOpenImageTheBackgroundsStyle() throws Exception {
		content.setOverlay(new Overlay(new OvalRoi(10, 10, 20, 20)));
		final Map<String, String> info = ResultImage.info(result(Map.of("mask", "overlay", "maskStyles", "content.png;",
			"maskFeather", 2.0, "background", "style")));

		assertEquals("the overlay of content.png", info.get("mask"));
		assertEquals("content.png", info.get("maskStyles"));
		assertEquals("2.0", info.get("maskFeather"));
		assertEquals("style", info.get("background"));
	}

	@Test
	void aMaskIsAnOpenImageOrAFileOfRois() throws Exception {
		final ByteProcessor labels = new ByteProcessor(48, 40);
		labels.setValue(1);
		labels.setRoi(0, 0, 24, 40);
		labels.fill();
		new ImagePlus("labels", labels).show();
		final Path rois = folder.resolve("left.roi");
		Files.write(rois, RoiEncoder.saveAsByteArray(new Roi(0, 0, 24, 40)));

		final ImagePlus byImage = result(Map.of("mask", "labels", "content", "content.png", "style", "style.png"));
		final ImagePlus byRois = result(Map.of("mask", rois.toString(), "content", "content.png", "style", "style.png"));

		assertArrayEquals((int[]) byImage.getProcessor().getPixels(), (int[]) byRois.getProcessor().getPixels());
		assertEquals(content.getProcessor().get(47, 20) & 0xffffff, byImage.getProcessor().get(47, 20) & 0xffffff);
	}

	@Test
	void aMaskThatIsNotThereOrHasNoRegionIsASentence() throws Exception {
		assertFails(Map.of("mask", "nowhere.zip"), "There is no mask image \"nowhere.zip\"");
		assertFails(Map.of("mask", "ROI Manager"), "There is no region in \"the ROI Manager\"");
		assertFails(Map.of("maskStyles", "style.png"), "no mask that says where they go");
		content.setOverlay(new Overlay(new OvalRoi(10, 10, 20, 20)));
		assertFails(Map.of("mask", "overlay", "maskFeather", -1.0), "The mask's feather is -1");
		assertFails(Map.of("mask", "overlay", "background", "blue"), "keep, style");
		assertFails(Map.of("mask", "overlay", "maskStyles", "nothing.png"), "There is no mask style image \"nothing.png\"");
	}

	@Test
	void aPresetGivesWhatNobodySaid() throws Exception {
		final Map<String, String> info = ResultImage.info(result(Map.of("preset", "Subtle")));

		assertEquals("10.0", info.get("styleWeight"));
		assertEquals("3", info.get("iterations"), "what was said counts");
	}

	@Test
	void whatIsSaidCountsMoreThanThePreset() throws Exception {
		final Map<String, String> info = ResultImage.info(result(Map.of("preset", "Texture only", "start", "style",
			"styleWeight", 3.0)));

		assertEquals("3.0", info.get("styleWeight"));
		assertEquals("style", info.get("start"));
		assertEquals("0.0", info.get("contentWeight"));
	}

	@Test
	void twentyFiveMoreStrengthAreTenTimesTheStyleWeight() throws Exception {
		assertEquals("1000.0", ResultImage.info(result(Map.of("strength", 75))).get("styleWeight"));
	}

	@Test
	void lastUsedIsNothingForMacros() throws Exception {
		assertFails(Map.of("preset", "Last used"), "Last used");
	}

	@Test
	void choosingAPresetInADialogSetsTheOtherInputs() throws Exception {
		final Module module = session.module();
		final ModuleItem<?> preset = module.getInfo().getInput("preset");
		module.setInput("preset", "Texture only");
		preset.callback(module);

		assertEquals(0.0, module.getInput("contentWeight"));
		assertEquals("noise", module.getInput("start"));

		module.setInput("styleWeight", 7.0);
		module.getInfo().getInput("styleWeight").callback(module);

		assertEquals("Custom", module.getInput("preset"));
	}

	@Test
	void saysBeforehandWhatARunWillCost() throws Exception {
		final Module module = session.module();
		module.getInfo().getInput("size");
		module.initialize();
		final String cost = (String) module.getInput("cost");

		assertTrue(cost.startsWith("48 x 40 pixels, ") && cost.contains("GB of memory"), cost);

		module.setInput("size", 96);
		module.getInfo().getInput("size").callback(module);

		assertTrue(((String) module.getInput("cost")).startsWith("96 x 80 pixels, "), () -> (String) module.getInput("cost"));
	}

	@Test
	void theCostOfSharpeningIsThatOfTheContentsSizeOrWhatStandsInItsWay() throws Exception {
		final Module module = session.module();
		module.initialize();
		module.setInput("size", 40);
		module.setInput("sharpen", 20);
		module.getInfo().getInput("sharpen").callback(module);
		assertTrue(((String) module.getInput("cost")).startsWith("48 x 40 pixels, "), () -> (String) module.getInput("cost"));
		assertEquals("Custom", module.getInput("preset"));

		module.setInput("size", 48);
		module.getInfo().getInput("size").callback(module);
		assertTrue(((String) module.getInput("cost")).contains("is not smaller than the content of 48 x 40 pixels"), () -> (String) module
			.getInput("cost"));
	}

	@Test
	void sharpenFinishesAtTheContentsSize() throws Exception {
		final ImagePlus result = result(Map.of("size", 40, "sharpen", 2));

		assertEquals(48, result.getWidth());
		assertEquals("2", ResultImage.info(result).get("sharpen"));
	}

	@Test
	void theCostIsThatOfAllPicturesThatAreAskedFor() throws Exception {
		final ImagePlus stack = IJ.createImage("stack.tif", "RGB", 48, 40, 5);
		stack.show();
		final Module module = session.module();
		module.initialize();
		final ModuleItem<?> slices = module.getInfo().getInput("slices");
		assertTrue(((String) module.getInput("cost")).startsWith("48 x 40 pixels, "), () -> (String) module.getInput("cost"));

		module.setInput("slices", "2-4");
		slices.callback(module);
		assertTrue(((String) module.getInput("cost")).startsWith("3 pictures of 48 x 40 pixels, "), () -> (String) module
			.getInput("cost"));

		module.setInput("slices", "7");
		slices.callback(module);
		assertTrue(((String) module.getInput("cost")).contains("stack.tif"), () -> (String) module.getInput("cost"));
	}

	@Test
	void theCostIsThatOfWhatASelectionHasPainted() throws Exception {
		final ImagePlus large = Samples.content(400, 300);
		large.setTitle("large.png");
		large.show();
		large.setRoi(100, 100, 20, 30);
		final Module module = session.module();
		module.initialize();
		module.setInput("size", 200);
		module.getInfo().getInput("size").callback(module);

		assertTrue(((String) module.getInput("cost")).startsWith(
			"200 x 150 pixels (74 x 79 around the selection are painted), "), () -> (String) module.getInput("cost"));
	}

	@Test
	void lastUsedIsAllOfTheLastRunButItsImages() throws Exception {
		final PresetInputs presets = new PresetInputs(session.context().service(ConvertService.class), session.context()
			.service(PrefService.class));
		final Map<String, Object> used = new HashMap<>(Map.of("styleWeight", 7.5, "network", "tiny", "slices", "2-5", "resultType", "same",
			"feather", 3.0, "temporalWeight", 20.0, "device", "gpu1", "threads", 2, "memory", 900, "lossPlot", true));
		used.put("motion", "flow");
		final Module before = session.module();
		final Map<String, Object> defaults = new HashMap<>();
		used.keySet().forEach(name -> defaults.put(name, before.getInput(name)));
		before.setInputs(new HashMap<>(used));
		before.setInput("content", "yesterday.png");
		try {
			presets.remember(before);
			final Module now = session.module();
			presets.choose(now, PresetInputs.LAST_USED);

			used.forEach((name, value) -> assertEquals(value, now.getInput(name), name));
			assertEquals("", now.getInput("content"));
		}
		finally {
			before.setInputs(defaults);
			presets.remember(before);
		}
	}

	@Test
	void plotsTheLossesOnRequest() throws Exception {
		final int before = ImageJSession.openImages().length;
		result(Map.of("lossPlot", true));

		final List<String> titles = Arrays.stream(ImageJSession.openImages()).map(ImagePlus::getTitle).toList();
		assertEquals(before + 2, titles.size());
		assertTrue(titles.contains("Losses of Neural Style Transfer"), titles.toString());
		assertEquals("content in the style of style", WindowManager.getCurrentImage().getTitle());
	}

	@Test
	void titlesWithBracketsAndEqualsSignsHaveTextsThatMacrosCanHold() throws Exception {
		content.setTitle("a [b] style=c 50%.png");
		final String text = OpenImages.text(content);

		assertFalse(text.contains("]") || text.contains("="), text);
		assertEquals(content, OpenImages.find("content", text));
		assertEquals(content, OpenImages.find("content", "a [b] style=c 50%.png"));
		assertEquals(content, OpenImages.find("content", Macro.getValue("content=[" + text + "] style=x", "content", "")));
	}

	@Test
	void leavesItsInputsAlone() throws Exception {
		final int[] contentBefore = ((int[]) content.getProcessor().getPixels()).clone();
		final int[] styleBefore = ((int[]) style.getProcessor().getPixels()).clone();

		result(Map.of());

		assertArrayEquals(contentBefore, (int[]) content.getProcessor().getPixels());
		assertArrayEquals(styleBefore, (int[]) style.getProcessor().getPixels());
		assertFalse(content.changes);
		assertNull(content.getInfoProperty());
		assertFalse(content.isLocked());
	}

	@Test
	void showsTheResultOnceAndAsTheCurrentImage() throws Exception {
		final ImagePlus result = result(Map.of());

		final List<ImagePlus> open = List.of(ImageJSession.openImages());
		assertEquals(3, open.size(), open::toString);
		assertEquals(1, open.stream().filter(image -> image == result).count());
		assertEquals(result, WindowManager.getCurrentImage());
	}

	@Test
	void theSameCallGivesTheSamePixels() throws Exception {
		final Map<String, Object> said = Map.of("content", "content.png", "style", "style.png", "start", "noise");

		assertArrayEquals((int[]) result(said).getProcessor().getPixels(), (int[]) result(said).getProcessor().getPixels());
	}

	@Test
	void findsImagesByTitleIdAndPath() throws Exception {
		final Path file = Samples.file(Samples.style(36, 36), folder);
		final ImagePlus namesake = Samples.content(33, 34);
		namesake.show();

		assertEquals(34, result(Map.of("content", "content.png (" + namesake.getID() + ")")).getHeight());
		assertEquals(40, result(Map.of("content", Integer.toString(content.getID()))).getHeight());
		assertEquals(44, result(Map.of("content", "style.png")).getHeight());
		assertEquals(36, result(Map.of("content", file.toString())).getHeight());
	}

	@Test
	void takesAnotherStyleThanTheContentNamed() throws Exception {
		final ImagePlus first = result(Map.of("content", "style.png"));
		assertEquals("style in the style of content", first.getTitle());
		first.close();
		Interpreter.removeBatchModeImage(first);

		assertEquals("style in the style of content", result(Map.of("style", "content.png")).getTitle());
	}

	@Test
	void readsFilesWhereNoImageIsOpen() throws Exception {
		final Path contentFile = Samples.file(content, folder);
		final Path styleFile = Samples.file(style, folder);
		session.close();
		session = new ImageJSession();

		final ImagePlus result = result(Map.of("content", contentFile.toString(), "style", styleFile.toString()));

		assertEquals("content in the style of style", result.getTitle());
	}

	@Test
	void startsFromAnImageThatIsNamed() throws Exception {
		final Map<String, String> info = ResultImage.info(result(Map.of("startImage", "style.png")));

		assertEquals("image", info.get("start"));
		assertEquals("style.png", info.get("startImage"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"contentLayers | relu9_9          | relu4_2", //
		"styleLayers   | relu1_1,nonsense | relu1_1", //
		"styleLayers   | relu1_1:x        | not a number", //
		"contentWeight | -1               | content weight", //
		"styleWeight   | NaN              | style weight", //
		"variationWeight | -0.5           | variation weight", //
		"iterations    | 0                | iterations", //
		"levels        | 0                | levels", //
		"factor        | 1                | above 1", //
		"history       | 0                | history", //
		"learningRate  | 0                | learning rate", //
		"timeLimit     | -1               | time limit", //
		"tolerance     | NaN              | tolerance", //
		"size          | 31               | at least 32", //
		"sharpen       | 5                | set sharpen to 0", //
		"sharpen       | -1               | iterations that sharpen", //
		"network       | vgg99            | built-in", //
		"network       | none.safetensors | none.safetensors", //
		"content       | missing.png      | style.png", //
		"style         | missing.png      | content.png", //
		"startImage    | missing.png      | content.png", //
		"start         | middle           | noise", //
		"start         | image            | start image", //
		"optimizer     | sgd              | L-BFGS, Adam", //
		"pooling       | median           | auto, max, average", //
		"precision     | float8           | auto, float32, bfloat16" })
	void aBadValueGivesASentenceAndNoImage(final String name, final String value, final String named) throws Exception {
		assertFails(Map.of(name, typed(name, value)), named);
	}

	@Test
	void weightsThatAreAllZeroAreRefused() throws Exception {
		assertFails(Map.of("contentWeight", 0.0, "styleWeight", 0.0), "Neither content nor style");
		assertFails(Map.of("contentLayers", "", "styleLayers", ""), "Neither content nor style");
	}

	@Test
	void anImageUnder32PixelsIsRefused() throws Exception {
		Samples.style(31, 60).show();
		WindowManager.setTempCurrentImage(content);

		assertFails(Map.of("style", "style.png (" + WindowManager.getIDList()[2] + ")"), "31 x 60");
	}

	@Test
	void anImageToStartFromContradictsNoise() throws Exception {
		assertFails(Map.of("start", "noise", "startImage", "style.png"), "Leave one of them out");
	}

	@Test
	void noImageAtAllIsSaid() throws Exception {
		session.close();
		session = new ImageJSession();

		assertFails(Map.of(), "No image is open");
	}

	@Test
	void cancellingItsTaskEndsItWithTheImageSoFar() throws Exception {
		assertStopsWithTheImageSoFar(task -> task.cancel("enough"));
	}

	@Test
	void theEscapeKeyEndsItWithTheImageSoFar() throws Exception {
		assertStopsWithTheImageSoFar(task -> IJ.setKeyDown(KeyEvent.VK_ESCAPE));
	}

	private void assertStopsWithTheImageSoFar(final Consumer<Task> stop) throws Exception {
		final Stopper stopper = new Stopper(stop);
		session.context().service(EventService.class).subscribe(stopper);

		final ImagePlus result = result(Map.of("iterations", Integer.MAX_VALUE));

		assertTrue(stopper.stopped.get());
		assertEquals("cancelled", ResultImage.info(result).get("stopped"));
		assertEquals(result, WindowManager.getCurrentImage());
	}

	@Test
	void runsWithTheBuiltInNetwork() throws Exception {
		final ImagePlus result = result(Map.of("network", "built-in"));

		assertEquals("built-in", ResultImage.info(result).get("network"));
	}

	/** Stops a run as soon as it has made progress. */
	public static final class Stopper {

		private final Consumer<Task> stop;
		private final AtomicBoolean stopped = new AtomicBoolean();

		private Stopper(final Consumer<Task> stop) {
			this.stop = stop;
		}

		@EventHandler
		public void onEvent(final TaskEvent event) {
			if (event.getTask().getStatusMessage() == null) return;
			if (stopped.compareAndSet(false, true)) stop.accept(event.getTask());
		}
	}

	private ImagePlus result(final Map<String, Object> said) throws Exception {
		final Module module = session.run(inputs(said));
		assertFalse(((StyleTransferCommand) module).isCanceled(), () -> ((StyleTransferCommand) module).getCancelReason());
		return (ImagePlus) module.getOutput("output");
	}

	private void assertFails(final Map<String, Object> said, final String named) throws Exception {
		final int before = ImageJSession.openImages().length;
		final Module module = session.run(inputs(said));

		assertNull(module.getOutput("output"));
		assertEquals(before, ImageJSession.openImages().length);
		final String reason = ((StyleTransferCommand) module).getCancelReason();
		assertNotNull(reason);
		assertTrue(reason.contains(named) && reason.endsWith("."), reason);
	}

	/** The inputs of a short run with a tiny network. */
	private Map<String, Object> inputs(final Map<String, Object> said) throws Exception {
		final Map<String, Object> inputs = new HashMap<>(Map.of("network", Samples.network(folder).toString(), "iterations",
			3, "levels", 1, "precision", "float32"));
		inputs.putAll(said);
		return inputs;
	}

	private Object typed(final String name, final String text) {
		final Class<?> type = session.info().getInput(name).getType();
		if (type == int.class) return Integer.valueOf(text);
		return type == double.class ? (Object) Double.valueOf(text) : text;
	}
}
