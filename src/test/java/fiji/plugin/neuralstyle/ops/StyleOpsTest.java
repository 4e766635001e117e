package fiji.plugin.neuralstyle.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImgConversion;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.ImagePlus;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ConstantUtils;
import net.imglib2.view.Views;

/** The ops called as plain methods. */
class StyleOpsTest {

	private static final double RELATIVE = 1e-4;
	private static final double ROUNDING = 1e-6;

	/** Red 1, 0, 0.5, 0 and red minus green 1, -0.5, 0, -1, in rows of two pixels. */
	private static final RandomAccessibleInterval<FloatType> FOUR_PIXELS = ArrayImgs.floats(new float[] { 1, 0, 0.5f, 0, //
		0, 0.5f, 0.5f, 1, 0.3f, 0.3f, 0.3f, 0.3f }, 2, 2, 3);

	@TempDir
	private Path folder;
	private String handMade;
	private String tiny;

	@BeforeEach
	void writeNetworks() throws IOException {
		handMade = HandMadeNetwork.file(folder);
		tiny = Samples.network(folder).toString();
	}

	@Test
	void featuresAreInTheOrderOfTheImage() throws IOException {
		final RandomAccessibleInterval<FloatType> before = StyleOps.features(FOUR_PIXELS, "conv1_1", handMade);
		assertArrayEquals(new long[] { 2, 2, 2 }, before.dimensionsAsLongArray());
		assertValues(new double[] { 1, 0, 0.5, 0, 1, -0.5, 0, -1 }, before);
		assertValues(new double[] { 1, 0, 0.5, 0, 1, 0, 0, 0 }, StyleOps.features(FOUR_PIXELS, "relu1_1", handMade));
	}

	static List<JsonObject> cases() throws IOException {
		try (Reader reader = new InputStreamReader(FormulaNetwork.class.getResourceAsStream("reference-losses.json"),
			StandardCharsets.UTF_8))
		{
			final List<JsonObject> cases = new ArrayList<>();
			for (final JsonElement element : JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("cases")) {
				// The network is one of max pooling.
				if (element.getAsJsonObject().get("pool").getAsString().equals("max")) cases.add(element.getAsJsonObject());
			}
			return cases;
		}
	}

	@Test
	void thereAreThreeCases() throws IOException {
		assertEquals(3, cases().size());
	}

	@ParameterizedTest
	@MethodSource("cases")
	void meanFeaturesAreThoseOfAnIndependentProgram(final JsonObject expected) throws IOException {
		final JsonArray heightAndWidth = expected.getAsJsonArray("content_size");
		final RgbImage image = FormulaNetwork.image(0.9, heightAndWidth.get(1).getAsInt(), heightAndWidth.get(0).getAsInt());
		final JsonObject means = expected.getAsJsonObject("mean_activation");
		for (final String layer : means.keySet()) {
			final float[] values = values(StyleOps.features(image.asImg(), layer, tiny));
			double sum = 0;
			for (final float value : values) {
				sum += value;
			}
			final double mean = means.get(layer).getAsDouble();
			assertEquals(mean, sum / values.length, RELATIVE * mean, layer);
		}
	}

	@Test
	void deeperFeaturesAreSmallerAndHaveTheChannelsOfTheLayer() throws IOException {
		final RandomAccessibleInterval<FloatType> image = FormulaNetwork.image(0, 53, 37).asImg();
		assertArrayEquals(new long[] { 53, 37, 4 }, StyleOps.features(image, "conv1_2", tiny).dimensionsAsLongArray());
		assertArrayEquals(new long[] { 6, 4, 16 }, StyleOps.features(image, "relu4_2", tiny).dimensionsAsLongArray());
		assertArrayEquals(new long[] { 3, 2, 16 }, StyleOps.features(image, "pool4", tiny).dimensionsAsLongArray());
	}

	@Test
	void gramMatricesAreThoseComputedByHand() throws IOException {
		final RandomAccessibleInterval<FloatType> gram = StyleOps.gram(FOUR_PIXELS, "conv1_1", handMade);
		assertArrayEquals(new long[] { 2, 2 }, gram.dimensionsAsLongArray());
		assertValues(new double[] { 1.25 / 8, 1.0 / 8, 1.0 / 8, 2.25 / 8 }, gram);
		assertValues(new double[] { 1.25 / 8, 1.0 / 8, 1.0 / 8, 1.0 / 8 }, StyleOps.gram(FOUR_PIXELS, "relu1_1", handMade));
	}

	@Test
	void similarityIsTheCosineComputedByHand() throws IOException {
		// Red minus green is 0, so the Gram matrix has red's entry alone.
		final RandomAccessibleInterval<FloatType> yellow = ArrayImgs.floats(new float[] { 1, 0, 1, 0, 0, 0 }, 2, 1, 3);
		assertEquals(1.25 / Math.sqrt(1.25 * 1.25 + 3), StyleOps.similarity(FOUR_PIXELS, yellow, "relu1_1", handMade),
			ROUNDING);
		assertEquals(1.25 / Math.sqrt(1.25 * 1.25 + 2 + 2.25 * 2.25), StyleOps.similarity(yellow, FOUR_PIXELS, "conv1_1",
			handMade), ROUNDING);
	}

	@Test
	void anImageIsAsSimilarAsCanBeToItselfWhateverTheStrengthOfItsFeatures() throws IOException {
		final RgbImage image = FormulaNetwork.image(0, 40, 33);
		assertEquals(1, StyleOps.similarity(image.asImg(), image.asImg(), "relu3_1", tiny), ROUNDING);
		final RandomAccessibleInterval<FloatType> dark = ArrayImgs.floats(new float[] { 0.5f, 0, 0.25f, 0, 0, 0.25f, 0.25f,
			0.5f, 0, 0, 0, 0 }, 2, 2, 3);
		assertEquals(1, StyleOps.similarity(FOUR_PIXELS, dark, "relu1_1", handMade), ROUNDING);
	}

	@Test
	void withoutANetworkItIsTheBuiltInOne() throws IOException {
		final RandomAccessibleInterval<FloatType> image = FormulaNetwork.image(0, 40, 33).asImg();
		final float[] features = values(StyleOps.features(image, "relu2_1", null));
		assertArrayEquals(values(StyleOps.features(image, "relu2_1", "built-in")), features);
		assertEquals(20 * 16 * 32, features.length);
		assertEquals(32, StyleOps.gram(image, "relu2_1", null).dimension(0));
		assertEquals(1, StyleOps.similarity(image, image, "relu2_1", null), ROUNDING);
	}

	@Test
	void transferIsTheTransferOfThePlugin() throws IOException {
		final RgbImage content = FormulaNetwork.image(0, 70, 65);
		final RgbImage style = FormulaNetwork.image(2, 40, 50);
		final RandomAccessibleInterval<FloatType> result = StyleOps.transfer(content.asImg(), style.asImg(), 30.0, 5, tiny);
		final TransferSettings settings = TransferSettings.DEFAULTS.withWeights(5, 30, 2).withStopping(new StoppingSettings(5,
			0, 0));
		assertArrayEquals(new long[] { 70, 65, 3 }, result.dimensionsAsLongArray());
		assertArrayEquals(new StyleTransfer(FormulaNetwork.weights()).run(new TransferRequest(content, style, settings),
			TransferListener.NONE).image().planes(), values(result));
	}

	@Test
	void aTransferWithoutSettingsUsesTheDefaults() throws IOException {
		final RandomAccessibleInterval<FloatType> content = FormulaNetwork.image(0, 33, 32).asImg();
		final RandomAccessibleInterval<FloatType> style = FormulaNetwork.image(2, 32, 32).asImg();
		final float[] result = values(StyleOps.transfer(content, style, null, null, tiny));
		assertArrayEquals(values(StyleOps.transfer(content, style, 100.0, 100, tiny)), result);
		assertFalse(Arrays.equals(values(StyleOps.transfer(content, style, 1.0, 100, tiny)), result));
	}

	@Test
	void imagesOfDifferentTypesGoTogetherAndStayAsTheyAre() throws IOException {
		final byte[] bytes = new byte[40 * 40];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (7 * i);
		}
		final RandomAccessibleInterval<UnsignedByteType> grey = ArrayImgs.unsignedBytes(bytes.clone(), 40, 40);
		final RgbImage colour = FormulaNetwork.image(0, 40, 40);
		final float[] before = colour.planes().clone();
		final RandomAccessibleInterval<FloatType> result = StyleOps.transfer(colour.asImg(), grey, null, 2, tiny);
		assertFalse(Arrays.equals(before, values(result)));
		assertArrayEquals(before, colour.planes());
		int i = 0;
		for (final UnsignedByteType value : Views.flatIterable(grey)) {
			assertEquals(bytes[i++] & 0xff, value.get());
		}
	}

	@Test
	void aResultBecomesAnRgbImageOfImageJ() throws IOException {
		final RgbImage content = FormulaNetwork.image(0, 40, 33);
		final RandomAccessibleInterval<FloatType> result = StyleOps.transfer(content.asImg(), content.asImg(), null, 1, tiny);
		final ImagePlus image = ImageConversion.toImagePlus("painted", ImgConversion.toRgb("painted", result));
		assertEquals(ImagePlus.COLOR_RGB, image.getType());
		assertEquals(Math.round(255 * result.getAt(7, 9, 2).get()), image.getProcessor().getPixel(7, 9, null)[2]);
	}

	@Test
	void callsOnSeveralThreadsGiveWhatOneGives() throws Exception {
		final RandomAccessibleInterval<FloatType> image = FormulaNetwork.image(0, 60, 50).asImg();
		final float[] expected = values(StyleOps.gram(image, "relu4_1", tiny));
		final ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			final Callable<float[]> call = () -> values(StyleOps.gram(image, "relu4_1", tiny));
			for (final Future<float[]> answer : threads.invokeAll(Collections.nCopies(12, call))) {
				assertArrayEquals(expected, answer.get());
			}
		}
		finally {
			threads.shutdown();
		}
	}

	@Test
	void whatWillNotDoIsSaidInWords() {
		final RandomAccessibleInterval<FloatType> image = FormulaNetwork.image(0, 40, 33).asImg();
		final RandomAccessibleInterval<FloatType> small = FormulaNetwork.image(0, 40, 15).asImg();
		final RandomAccessibleInterval<FloatType> black = ArrayImgs.floats(4, 4, 3);
		refused("no layer \"relu9_9\". Its layers are conv1_1", () -> StyleOps.features(image, "relu9_9", tiny));
		refused("no layer \"relu5_2\"", () -> StyleOps.gram(image, "relu5_2", tiny));
		refused("no layer \"null\"", () -> StyleOps.gram(image, null, tiny));
		refused("40 x 15 pixels; relu5_1 of the network \"formula\" needs at least 16", () -> StyleOps.features(small,
			"relu5_1", tiny));
		refused("relu5_1 of the network \"built-in\" needs at least 32", () -> StyleOps.similarity(image, small, "relu5_1",
			null));
		refused("nothing but 0", () -> StyleOps.similarity(black, FOUR_PIXELS, "relu1_1", handMade));
		refused("input image is 40 x 33 x 2", () -> StyleOps.features(ArrayImgs.floats(40, 33, 2), "relu1_1", tiny));
		refused("second image is 7", () -> StyleOps.similarity(image, ArrayImgs.floats(7), "relu1_1", tiny));
		refused("style image is 4 x 4 pixels; the network needs at least 32", () -> StyleOps.transfer(image, black, null,
			null, tiny));
		refused("The style weight is -1", () -> StyleOps.transfer(image, image, -1.0, null, tiny));
		refused("The number of iterations is 0", () -> StyleOps.transfer(image, image, null, 0, tiny));
		refused("\"vgg99\" is not installed", () -> StyleOps.transfer(image, image, null, null, "vgg99"));
		assertTrue(assertThrows(IOException.class, () -> StyleOps.gram(image, "relu1_1", folder.resolve("gone.safetensors")
			.toString())).getMessage().contains("does not exist"));
	}

	@Test
	void anImageLargerThanTheHeapIsRefusedInWords() {
		assumeTrue(Runtime.getRuntime().maxMemory() < 7_000_000_000L, "the image that shall not fit would fit");
		final RandomAccessibleInterval<FloatType> large = ConstantUtils.constantRandomAccessibleInterval(new FloatType(),
			new FinalInterval(25_000, 25_000, 3));
		refused("do not fit in Java's memory", () -> StyleOps.features(large, "relu4_1", tiny));
		refused("do not fit in Java's memory", () -> StyleOps.transfer(large, large, null, null, tiny));
	}

	private static void refused(final String words, final Executable executable) {
		final String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
		assertTrue(message.contains(words), message);
	}

	private static void assertValues(final double[] expected, final RandomAccessibleInterval<FloatType> image) {
		final float[] actual = values(image);
		assertEquals(expected.length, actual.length);
		for (int i = 0; i < expected.length; i++) {
			assertEquals(expected[i], actual[i], ROUNDING, "value " + i);
		}
	}

	/** x fastest, channels slowest. */
	private static float[] values(final RandomAccessibleInterval<FloatType> image) {
		final float[] values = new float[(int) image.size()];
		int i = 0;
		for (final FloatType value : Views.flatIterable(image)) {
			values[i++] = value.get();
		}
		return values;
	}
}
