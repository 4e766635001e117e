package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.SettingsText;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.store.NetworkFolders;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.ImageStack;
import picocli.CommandLine.Model.OptionSpec;

class StylizeTest {

	@TempDir
	private Path folder;

	private Path content;
	private Path style;
	private Path network;

	@BeforeEach
	void writeFiles() throws IOException {
		content = Samples.file(Samples.content(48, 40), folder);
		style = Samples.file(Samples.style(40, 44), folder);
		network = Samples.network(folder);
	}

	@AfterEach
	void forgetTheFolderOfNetworks() {
		System.clearProperty(NetworkFolders.PROPERTY);
	}

	@Test
	void paintsOneFileInTheStyleOfAnother() throws IOException {
		final Path output = folder.resolve("result.png");

		final Outcome outcome = stylize(output);

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals("", outcome.out());
		assertTrue(outcome.err().contains("100 %") && outcome.err().contains("left"), outcome.err());
		assertTrue(outcome.err().contains("result.png: 48 x 40, 3 iterations"), outcome.err());
		final ImagePlus result = ImageFiles.read(output);
		assertEquals(48, result.getWidth());
		assertEquals(40, result.getHeight());
		final Map<String, String> info = ResultImage.info(result);
		assertEquals("content.png", info.get("content"));
		assertEquals("formula", info.get("networkName"));
		assertEquals("all iterations done", info.get("stopped"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.png", "a.jpg", "a.tif" })
	void theSameCommandTwiceGivesTheSameBytes(final String name) throws IOException {
		final Path output = folder.resolve(name);
		assertEquals(0, stylize(output, "--start", "noise").code());
		final byte[] first = Files.readAllBytes(output);
		assertEquals(0, stylize(output, "--start", "noise").code());

		assertArrayEquals(first, Files.readAllBytes(output));
	}

	@Test
	void everySettingIsAFlagWithTheTransfersDefault() {
		final String help = Outcome.of(command(), List.of("--help")).out();
		final Map<String, String> defaults = new LinkedHashMap<>(SettingsText.lines(TransferSettings.DEFAULTS));
		defaults.putAll(SettingsText.lines(TransferSettings.DEFAULTS.compute()));
		defaults.forEach((name, text) -> {
			final String flag = flag(name);
			final OptionSpec option = Main.commandLine(command()).getCommandSpec().findOption(flag);
			assertNotNull(option, flag);
			final String explained = explanation(help, flag);
			assertTrue(explained.contains("(default: " + text), () -> flag + " " + text + " in: " + explained);
		});
	}

	@Test
	void aDeviceThatIsNotThereGivesWayToTheCpuWithTheReason() throws IOException {
		assumeFalse(System.getProperty("os.name").startsWith("Mac"), "mps may be there");
		final Path output = folder.resolve("result.png");

		final Outcome outcome = stylize(output, "--device", "mps", "--threads", "1", "--quiet");

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals("Note: There is no device mps to be used: it is the GPU of a Mac with Apple's own processor. " +
			"The run is on cpu instead.", outcome.err().strip());
		final Map<String, String> info = ResultImage.info(ImageFiles.read(output));
		assertEquals("mps", info.get("device"));
		assertEquals("cpu", info.get("usedDevice"));
		assertEquals("1", info.get("usedThreads"));
	}

	@Test
	void devicesThreadsAndPrecisionsThatCannotBeAreRefused() {
		final Path output = folder.resolve("result.png");
		stylize(output, "--device", "gpux").assertSentence(1, "\"gpux\"");
		stylize(output, "--threads", "-1").assertSentence(1, "number of threads is -1");
		stylize(output, "--device", "cpu", "--precision", "float16").assertSentence(1, "float16 is for GPUs");
		assertFalse(Files.exists(output));
	}

	@Test
	void aPresetGivesTheFlagsThatAreLeftOut() throws IOException {
		final Path output = folder.resolve("result.png");
		assertEquals(0, stylize(output, "--preset", "texture only", "--style-weight", "70").code());
		final Map<String, String> info = ResultImage.info(ImageFiles.read(output));

		assertEquals("0.0", info.get("contentWeight"));
		assertEquals("noise", info.get("start"));
		assertEquals("70.0", info.get("styleWeight"));
	}

	@Test
	void twentyFiveMoreStrengthAreTenTimesTheStyleWeight() throws IOException {
		final Path output = folder.resolve("result.png");
		assertEquals(0, stylize(output, "--preset", "Subtle", "--strength", "75").code());

		assertEquals("100.0", ResultImage.info(ImageFiles.read(output)).get("styleWeight"));
	}

	@Test
	void anUnknownPresetIsNamed() {
		stylize(folder.resolve("result.png"), "--preset", "Nice").assertSentence(1, "Paper's settings");
	}

	@Test
	void whatIsMissingIsWrongUsage() {
		final Outcome outcome = Outcome.of(command(), List.of("--content", content.toString()));

		assertEquals(2, outcome.code());
		assertTrue(outcome.err().contains("--style") && outcome.err().contains("--output"), outcome.err());
		assertFalse(outcome.err().contains("--content FILE"), outcome.err());
	}

	@Test
	void paintsAllSlicesOfAStack() throws IOException {
		final ImageStack slices = new ImageStack();
		for (int i = 0; i < 3; i++) {
			slices.addSlice(Samples.content(48, 40).getProcessor());
		}
		final Path stack = folder.resolve("stack.tif");
		ImageFiles.write(new ImagePlus("stack.tif", slices), stack);
		final Path output = folder.resolve("result.tif");

		final Outcome outcome = Outcome.of(command(), arguments(stack, style, output, "--slices", "2-3"));

		assertEquals(0, outcome.code(), outcome.err());
		assertTrue(outcome.err().contains("slice 2 of 2"), outcome.err());
		assertEquals(2, ImageFiles.read(output).getStackSize());
		Outcome.of(command(), arguments(stack, style, folder.resolve("a.png"), "--slices", "all")).assertSentence(1, ".tif");
	}

	@Test
	void helpExplainsEveryFlag() {
		final Outcome help = Outcome.of(command(), List.of("--help"));
		assertEquals(0, help.code());
		assertEquals("", help.err());
		for (final OptionSpec option : Main.commandLine(command()).getCommandSpec().options()) {
			assertTrue(explanation(help.out(), option.longestName()).length() > 10, option.longestName());
		}
		assertTrue(help.out().contains("130"), "the exit codes belong to the help");
	}

	/** A value other than the default must arrive, for every flag. */
	@Test
	void everyFlagSetsWhatItsNameSays() throws IOException {
		final Map<String, String> values = Map.ofEntries(Map.entry("contentLayers", "relu3_1:0.5"), Map.entry("styleLayers",
			"relu1_1,relu2_1:2"), Map.entry("contentWeight", "6.5"), Map.entry("styleWeight", "70.0"), Map.entry(
				"variationWeight", "0.25"), Map.entry("start", "noise"), Map.entry("seed", "9"), Map.entry("size", "40"), Map.entry("sharpen", "3"), Map
					.entry("levels", "2"), Map.entry("factor", "1.5"), Map.entry("iterations", "2"), Map.entry("tolerance",
						"1.0E-4"), Map.entry("timeLimit", "100.0"), Map.entry("optimizer", "Adam"), Map.entry("history", "4"), Map
							.entry("learningRate", "0.05"), Map.entry("pooling", "average"), Map.entry("precision", "bfloat16"), Map
								.entry("styleGrowth", "1.5"), Map.entry("colours", "luminance"), Map.entry("colourStrength", "0.5"), Map.entry("bitDepth",
									"16"), Map.entry("tileable", "true"), Map.entry("styleScale", "1.25"), Map
										.entry("styleSize", "40"), Map.entry("styleScales", "0.75,1"), Map.entry("statistics", "wasserstein"),
			Map.entry("layerBalance", "automatic"), Map.entry("variationPower", "1.5"), Map.entry("averaging", "0.5"), Map.entry("detail",
				"0.25"));
		final List<String> arguments = new ArrayList<>();
		values.forEach((name, value) -> arguments.addAll(List.of(flag(name), value)));
		final Path output = folder.resolve("result.png");
		arguments.addAll(List.of("--content", content.toString(), "--style", style.toString(), "--output", output.toString(),
			"--network", network.toString()));

		final Outcome outcome = Outcome.of(command(), arguments);

		assertEquals(0, outcome.code(), outcome.err());
		final Map<String, String> info = ResultImage.info(ImageFiles.read(output));
		SettingsText.lines(TransferSettings.DEFAULTS).keySet().forEach(name -> assertEquals(values.get(name), info.get(
			name), name));
	}

	@Test
	void aMaskWithItsFlagsIsRecorded() throws IOException {
		final Path output = folder.resolve("result.png");
		final Path mask = labels(1, 2);

		assertEquals(0, stylize(output, "--mask", mask.toString(), "--mask-style", style.toString(), "--mask-style", content
			.toString(), "--mask-feather", "3", "--background", "style").code());

		final Map<String, String> info = ResultImage.info(ImageFiles.read(output));
		assertEquals("labels.tif", info.get("mask"));
		assertEquals("style.png;content.png", info.get("maskStyles"));
		assertEquals("3.0", info.get("maskFeather"));
		assertEquals("style", info.get("background"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"--mask none.png                    | none.png", //
		"--mask overlay                     | There is no region", //
		"--mask labels.tif --mask-style style.png --background style | Regions and styles do not match", //
		"--mask labels.tif --background style | one more style", //
		"--mask labels.tif --background black | keep, style", //
		"--mask labels.tif --mask-feather -1 | feather", //
		"--mask-style style.png             | no mask" })
	void aBadMaskIsOneSentenceAndNoFile(final String arguments, final String named) throws IOException {
		labels(1, 2);
		final Path output = folder.resolve("result.png");

		stylize(output, arguments.replace("labels.tif", folder.resolve("labels.tif").toString()).replace("style.png", style
			.toString()).split(" ")).assertSentence(1, named);

		assertFalse(Files.exists(output));
	}

	/** A label image of the content's size, in halves. */
	private Path labels(final int left, final int right) throws IOException {
		final ImagePlus picture = ImageFiles.read(content);
		final ByteProcessor plane = new ByteProcessor(picture.getWidth(), picture.getHeight());
		for (int i = 0; i < plane.getPixelCount(); i++) {
			plane.set(i, i % plane.getWidth() < plane.getWidth() / 2 ? left : right);
		}
		// A PNG file would have the colours that are displayed.
		return Samples.file(new ImagePlus("labels.tif", plane), folder);
	}

	@Test
	void anImageToStartFromIsEnoughToStartFromIt() throws IOException {
		final Path output = folder.resolve("result.png");

		assertEquals(0, stylize(output, "--start-image", style.toString()).code());

		assertEquals("image", ResultImage.info(ImageFiles.read(output)).get("start"));
		stylize(output, "--start-image", style.toString(), "--start", "noise").assertSentence(1, "Leave one of them out");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"--nonsense                | --nonsense", //
		"--size wide               | wide", //
		"--size 1.5                | 1.5", //
		"--style-weight much       | much", //
		"--seed                    | --seed", //
		"more words                | more" })
	void wrongUsageIsTwo(final String arguments, final String named) {
		final Path output = folder.resolve("result.png");

		final Outcome outcome = stylize(output, arguments.split(" "));

		assertEquals(2, outcome.code(), outcome.err());
		assertEquals("", outcome.out());
		assertTrue(outcome.err().startsWith("Error: ") && outcome.err().contains(named), outcome.err());
		assertTrue(outcome.err().lines().count() <= 2, outcome.err());
		assertFalse(Files.exists(output));
	}

	@Test
	void aMissingOptionIsNamed() {
		final Outcome outcome = Outcome.of(command(), List.of("--content", content.toString(), "--style", style
			.toString()));

		assertEquals(2, outcome.code());
		assertTrue(outcome.err().contains("--output"), outcome.err());
		assertTrue(outcome.err().contains("stylize --help"), outcome.err());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"--content-layers relu9_9         | relu4_2", //
		"--style-layers relu1_1,conv      | relu1_1", //
		"--style-layers relu1_1:-1        | relu1_1", //
		"--style-layers relu1_1,relu1_1   | twice", //
		"--content-weight -1              | content weight", //
		"--style-weight NaN               | style weight", //
		"--style-weight Infinity          | style weight", //
		"--content-weight 0 --style-weight 0 | Neither", //
		"--style-weight 0 --content-layers relu4_2:0 | Neither", //
		"--variation-weight -1            | variation", //
		"--iterations 0                   | iterations is 0", //
		"--levels 0                       | levels", //
		"--factor 0.5                     | factor", //
		"--size 31                        | at least 32", //
		"--size -5                        | at least 32", //
		"--sharpen 5                      | set sharpen to 0", //
		"--size 48 --sharpen 5            | not smaller than the content of 48 x 40", //
		"--size 40 --sharpen -1           | iterations that sharpen", //
		"--history 0                      | history", //
		"--style-growth 0                 | style growth", //
		"--colours pale                   | style, luminance, match-histogram, match-covariance", //
		"--colour-strength 1.5            | colour strength", //
		"--bit-depth 12                   | 8, 16", //
		"--colour-strength NaN            | colour strength", //
		"--style-scale 0                  | style scale", //
		"--style-size 31                  | style size", //
		"--style-scales 1,x               | style scale", //
		"--motion jump                    | none, flow", //
		"--statistics median              | gram, wasserstein, sliced", //
		"--layer-balance even             | none, automatic, normalised", //
		"--variation-power 3              | power of the total variation", //
		"--averaging 1                    | averaging", //
		"--detail -1                      | detail", //
		"--learning-rate 0                | learning rate", //
		"--learning-rate 1e300            | learning rate", //
		"--tolerance -1                   | tolerance", //
		"--time-limit NaN                 | time limit", //
		"--start nowhere                  | content, noise, style, image, style statistics, recoloured content", //
		"--start image                    | start image", //
		"--start-image none.png           | none.png", //
		"--optimizer sgd                  | L-BFGS, Adam", //
		"--pooling min                    | auto, max, average", //
		"--precision double               | auto, float32, bfloat16", //
		"--network vgg99                  | built-in", //
		"--network none.safetensors       | none.safetensors", //
		"--size 200000                    | .tif" })
	void aBadSettingIsOneSentenceAndNoFile(final String arguments, final String named) throws IOException {
		final Path output = folder.resolve("result.png");

		stylize(output, arguments.split(" ")).assertSentence(1, named);

		assertNothingNew();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"vgg19             | vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5", //
		"vgg16-torchvision | vgg16-397923af.pth" })
	void aNetworkThatIsNotInstalledIsToldWithItsFileItsPlaceAndWhatWorksNow(final String name, final String file)
		throws IOException
	{
		final Path networks = Files.createDirectory(folder.resolve("networks"));
		final Path output = folder.resolve("result.png");

		final Outcome outcome = stylize(output, "--network", name, "--networks-folder", networks.toString());

		outcome.assertSentence(1, "The network \"" + name + "\" is not installed.");
		assertTrue(outcome.err().contains("put the file " + file + " into the folder \"" + networks + "\""), outcome.err());
		assertTrue(outcome.err().contains("\"built-in\" works now: --network built-in."), outcome.err());
		assertFalse(Files.exists(output));
		try (Stream<Path> files = Files.list(networks)) {
			assertEquals(List.of(), files.toList(), "nothing may be fetched");
		}
	}

	@Test
	void badFilesAreOneSentenceAndNoFile() throws IOException {
		final byte[] whole = Files.readAllBytes(content);
		final Path truncated = folder.resolve("truncated.png");
		Files.write(truncated, Arrays.copyOf(whole, whole.length / 2));
		final Path text = folder.resolve("text.png");
		Files.writeString(text, "not a picture");
		final ImagePlus narrow = Samples.content(31, 50);
		narrow.setTitle("narrow.png");
		final Path tooSmall = Samples.file(narrow, folder);
		final Path halfNetwork = folder.resolve("half.safetensors");
		final byte[] weights = Files.readAllBytes(network);
		Files.write(halfNetwork, Arrays.copyOf(weights, weights.length / 2));
		final Path output = folder.resolve("result.png");

		files(folder.resolve("none.png"), style, output).assertSentence(1, "none.png");
		files(content, folder.resolve("none.png"), output).assertSentence(1, "none.png");
		files(folder, style, output).assertSentence(1, "folder");
		files(text, style, output).assertSentence(1, "text.png");
		files(content, truncated, output).assertSentence(1, "truncated.png");
		files(tooSmall, style, output).assertSentence(1, "31 x 50");
		files(content, tooSmall, output).assertSentence(1, "31 x 50");
		stylize(output, "--network", halfNetwork.toString()).assertSentence(1, "half.safetensors");
		files(content, style, folder.resolve("no folder/result.png")).assertSentence(1, "no folder");
		files(content, style, folder.resolve("result.gif")).assertSentence(1, "result.gif");
		files(content, style, folder).assertSentence(1, "png");
		assertFalse(Files.exists(output));
	}

	@Test
	void aReadOnlyFolderIsSaidBeforeTheWork() {
		final Path readOnly = Path.of("/proc");
		assumeTrue(Files.isDirectory(readOnly), "only Linux has /proc, where nobody may write");

		files(content, style, readOnly.resolve("result.png")).assertSentence(1, "/proc/result.png");
	}

	@Test
	void aFailureLeavesAnExistingFileAlone() throws IOException {
		final Path output = folder.resolve("result.png");
		Files.writeString(output, "precious");

		stylize(output, "--style-layers", "relu9_9").assertSentence(1, "relu9_9");

		assertEquals("precious", Files.readString(output));
	}

	@Test
	void cancellingWritesTheBestImageSoFar() throws IOException {
		final Path output = folder.resolve("result.png");
		final AtomicInteger asked = new AtomicInteger();
		final Stylize cancelled = new Stylize(() -> asked.incrementAndGet() > 5);

		final Outcome outcome = Outcome.of(cancelled, arguments(content, style, output, "--iterations", "1000000"));

		assertEquals(130, outcome.code(), outcome.err());
		assertEquals("cancelled", ResultImage.info(ImageFiles.read(output)).get("stopped"));
	}

	@Test
	void quietSaysNothing() {
		assertEquals(new Outcome(0, "", ""), stylize(folder.resolve("result.png"), "--quiet"));
	}

	@Test
	void aFileNameMayBeginWithAnAt() throws IOException {
		final ImagePlus image = Samples.content(40, 40);
		image.setTitle("@home.png");
		final Path file = Samples.file(image, folder);

		assertEquals(0, files(file, style, folder.resolve("@result.png")).code());
	}

	@Test
	void namesNoNetworkMeansTheBuiltInOne() throws IOException {
		final Path output = folder.resolve("result.png");

		final Outcome outcome = Outcome.of(command(), List.of("-c", content.toString(), "-s", style.toString(), "-o", output
			.toString(), "--iterations", "2"));

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals("built-in", ResultImage.info(ImageFiles.read(output)).get("network"));
	}

	@Test
	void versionIsOneLine() {
		final Outcome outcome = Outcome.of(command(), List.of("--version"));

		assertEquals(0, outcome.code());
		assertTrue(outcome.out().startsWith("Neural Style Transfer "), outcome.out());
		assertEquals(1, outcome.out().lines().count());
	}

	private void assertNothingNew() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of("content.png", "style.png", "tiny.safetensors"), files.map(file -> file.getFileName()
				.toString()).sorted().toList());
		}
	}

	private Outcome stylize(final Path output, final String... more) {
		return Outcome.of(command(), arguments(content, style, output, more));
	}

	private Outcome files(final Path contentFile, final Path styleFile, final Path output) {
		return Outcome.of(command(), arguments(contentFile, styleFile, output));
	}

	/** Those of a short run; what comes last replaces what the test does not care for. */
	private List<String> arguments(final Path contentFile, final Path styleFile, final Path output,
		final String... more)
	{
		final List<String> arguments = new ArrayList<>(List.of("--content", contentFile.toString(), "--style", styleFile
			.toString(), "--output", output.toString()));
		arguments.addAll(List.of(more));
		final List<String> said = List.of(more);
		if (!said.contains("--network")) arguments.addAll(List.of("--network", network.toString()));
		if (!said.contains("--iterations")) arguments.addAll(List.of("--iterations", "3"));
		if (!said.contains("--precision")) arguments.addAll(List.of("--precision", "float32"));
		return arguments;
	}

	private static Stylize command() {
		return new Stylize(() -> false);
	}

	private static String flag(final String name) {
		return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	/** What the help says of a flag, in one line. */
	private static String explanation(final String help, final String flag) {
		final int list = help.indexOf("-c, --content");
		final int from = help.indexOf(flag, list);
		assertTrue(from >= 0, flag + " is not in the help");
		final String rest = help.substring(from + flag.length());
		return rest.split("\n +(-[a-zA-Z], )?--|\n\n")[0].replaceAll("\\s+", " ");
	}
}
