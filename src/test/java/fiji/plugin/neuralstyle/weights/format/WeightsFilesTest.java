package fiji.plugin.neuralstyle.weights.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.InputMean;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Topology;

/** Files that PyTorch and h5py wrote, and the answers that PyTorch computed of them. */
class WeightsFilesTest {

	private static final double RELATIVE = 1e-5;

	@TempDir
	private Path folder;

	private static JsonObject expected(final String network) throws IOException {
		try (Reader reader = new InputStreamReader(WeightsFilesTest.class.getResourceAsStream("activations.json"),
			StandardCharsets.UTF_8))
		{
			return JsonParser.parseReader(reader).getAsJsonObject().getAsJsonObject(network);
		}
	}

	private static void assertAnswers(final JsonObject expected, final NetworkWeights weights) {
		try (FeatureNetwork network = new FeatureNetwork(weights, Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			for (final String name : expected.keySet()) {
				final JsonArray numbers = expected.getAsJsonArray(name);
				final Layer layer = weights.layer(name);
				final float[] answer = network.features(network.upload(manager, FormulaNetwork.image(0.9, 23, 19)), List.of(
					layer)).get(layer).toFloatArray();
				assertEquals(numbers.size(), answer.length);
				double largest = 0;
				for (int i = 0; i < answer.length; i++) {
					largest = Math.max(largest, numbers.get(i).getAsDouble());
				}
				for (int i = 0; i < answer.length; i++) {
					assertEquals(numbers.get(i).getAsDouble(), answer[i], RELATIVE * largest, name + " at " + i);
				}
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "torchvision-vgg19, torchvision-vgg19-zip.pth, ", "torchvision-vgg19, torchvision-vgg19-legacy.pth, ",
		"torchvision-vgg19, torchvision-vgg19.safetensors, ", "torchvision-vgg19, torchvision-vgg19-zip.pth, TORCHVISION",
		"caffe-vgg19, caffe-vgg19.h5, ", "caffe-vgg19, caffe-vgg19.h5, CAFFE", "caffe-vgg19, caffe-vgg19.pth, CAFFE",
		"caffe-vgg19, caffe-vgg19.safetensors, CAFFE", "caffe-vgg16, caffe-vgg16-model.h5, ",
		"caffe-vgg16, caffe-vgg16.pth, CAFFE", "checkpoint, checkpoint-zip.pth, ", "checkpoint, checkpoint-legacy.pth, " })
	void theNetworksAnswerIsThatOfTheProgramThatWroteIt(final String network, final String file,
		final Convention convention) throws IOException
	{
		final NetworkWeights weights = WeightsFiles.read(TestFile.path(file), Optional.ofNullable(convention));
		assertEquals(network.endsWith("16") ? Topology.VGG16 : Topology.VGG19, weights.topology());
		assertEquals(file.replaceFirst("\\.[a-z0-9]+$", ""), weights.name());
		assertEquals(Padding.ZERO, weights.padding());
		assertEquals(Pooling.MAX, weights.pooling());
		assertEquals(64, weights.sha256().length());
		assertAnswers(expected(network), weights);
	}

	@ParameterizedTest
	@ValueSource(strings = { "caffe-vgg19.h5", "torchvision-vgg19-legacy.pth" })
	void aConvertedFileHoldsTheSameNetworkToTheLastBit(final String file) throws IOException {
		final NetworkWeights original = WeightsFiles.read(TestFile.path(file));
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		VggWriter.write(original, NumberFormat.F32, Map.of(), out);
		final NetworkWeights converted = WeightsFiles.read("converted", out.toByteArray());
		assertEquals(original.name(), converted.name());
		assertEquals(original.inputMean(), converted.inputMean());
		assertEquals(file.endsWith(".h5"), !converted.inputMean().equals(InputMean.IMAGENET));
		for (int i = 0; i < original.convolutions().size(); i++) {
			assertArrayEquals(original.convolutions().get(i).kernel(), converted.convolutions().get(i).kernel());
			assertArrayEquals(original.convolutions().get(i).bias(), converted.convolutions().get(i).bias());
		}
	}

	@Test
	void aFileThatSaysItsInputMeanTakesNoOtherConvention() throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		VggWriter.write(WeightsFiles.read(TestFile.path("tiny.h5")), NumberFormat.F32, Map.of(), out);
		final Path file = folder.resolve("converted.safetensors");
		Files.write(file, out.toByteArray());
		final String message = assertThrows(IOException.class, () -> WeightsFiles.read(file, Optional.of(Convention.CAFFE)))
			.getMessage();
		assertTrue(message.contains(file.toString()) && message.contains("Leave out CAFFE"), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.5 0.5", "0.5 0.5 2", "a b c", "", "NaN 0 0", "0.5 0.5 0.5 0.5" })
	void anInputMeanThatIsNoColourIsRefused(final String mean) throws IOException {
		final SafetensorsWriter writer = new SafetensorsWriter(NumberFormat.F32, Map.of("inputMean", mean));
		writer.add("features.0.weight", new float[27], 1, 3, 3, 3);
		writer.add("features.0.bias", new float[1], 1);
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		writer.write(out);
		final String message = assertThrows(IOException.class, () -> WeightsFiles.read("bad", out.toByteArray())).getMessage();
		assertTrue(message.contains("inputMean") && message.contains("three numbers"), message);
	}

	@Test
	void theFormatIsToldByTheContentNotTheName() throws IOException {
		for (final String name : List.of("tiny.h5", "tiny-latest.h5", "tiny-zip.pth", "tiny-legacy.pth")) {
			final Path file = folder.resolve(name + ".dat");
			Files.write(file, TestFile.bytes(name));
			final NetworkWeights weights = WeightsFiles.read(file);
			assertEquals(name + ".dat", weights.name());
			assertEquals(1, weights.convolutions().size());
		}
		assertEquals("tiny", WeightsFiles.read(TestFile.path("tiny.h5")).name());
	}

	@Test
	void theSha256IsThatOfTheFile() throws IOException {
		assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256.of(new ArrayBytes("abc",
			"abc".getBytes(StandardCharsets.US_ASCII))));
		final NetworkWeights weights = WeightsFiles.read(TestFile.path("tiny-zip.pth"));
		assertEquals(Sha256.of(new ArrayBytes("", TestFile.bytes("tiny-zip.pth"))), weights.sha256());
	}

	/** Counts what is read. */
	private static final class Counted implements RandomAccessBytes {

		private final RandomAccessBytes bytes;
		private long read;

		Counted(final RandomAccessBytes bytes) {
			this.bytes = bytes;
		}

		@Override
		public String name() {
			return bytes.name();
		}

		@Override
		public long length() throws IOException {
			return bytes.length();
		}

		@Override
		public byte[] read(final long offset, final int count) throws IOException {
			read += count;
			return bytes.read(offset, count);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "classifier-zip.pth", "classifier-legacy.pth" })
	void aClassifierIsNotRead(final String name) throws IOException {
		final Counted bytes = new Counted(new ArrayBytes(name, BigClassifier.file(name.contains("zip"))));
		final NetworkWeights weights = WeightsFiles.read(bytes, "network", "sum", Optional.empty());
		assertEquals("network", weights.name());
		assertEquals("sum", weights.sha256());
		assertEquals(1, weights.convolutions().size());
		assertTrue(bytes.length() > 4 << 20);
		assertTrue(bytes.read < 300_000, () -> bytes.read + " bytes were read");
	}

	@Test
	void aFileOfNoFormatIsNamed() {
		for (final byte[] content : List.of(new byte[0], new byte[] { 1 }, "<!DOCTYPE html><html></html>".getBytes(
			StandardCharsets.US_ASCII)))
		{
			final String message = assertThrows(IOException.class, () -> WeightsFiles.read("page.pth", content)).getMessage();
			assertTrue(message.contains("\"page.pth\"") && message.contains("neither a safetensors file"), message);
		}
		final byte[] tar = new byte[1024];
		System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
		final String message = assertThrows(IOException.class, () -> WeightsFiles.read("old.pth", tar)).getMessage();
		assertTrue(message.contains("\"old.pth\"") && message.contains("0.1.10"), message);
	}

	@Test
	void aCompressedDatasetIsNamed() {
		final String message = assertThrows(IOException.class, () -> WeightsFiles.read(TestFile.path("compressed.h5")))
			.getMessage();
		assertTrue(message.contains("block1_conv1/kernel") && message.contains("save_weights"), message);
	}

	@ParameterizedTest
	@CsvSource({ "shell-zip.pth, posix.system", "shell-legacy.pth, posix.system",
		"whole-module.pth, torch.nn.modules.container.Sequential" })
	void aPickleThatAsksForMoreThanTensorsIsRefused(final String file, final String asked) {
		final String message = assertThrows(IOException.class, () -> WeightsFiles.read(TestFile.path(file))).getMessage();
		assertTrue(message.contains(file) && message.contains("\"" + asked + "\"") && message.contains("state_dict()"), message);
		assertFalse(Files.exists(Path.of("harmed")));
	}
}
