package fiji.plugin.neuralstyle.weights.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Topology;
import fiji.plugin.neuralstyle.weights.VggFile;

class VggFileTest {

	/** A pretrained network that is not part of the project; tests with it are skipped where it is absent. */
	private static final Path SHARED = Path.of("../shared/weights/vgg19-quarter-distilled.safetensors");

	@TempDir
	private Path folder;

	private static NetworkWeights network(final Topology topology, final int convolutions) {
		final Random random = new Random(3);
		final List<Convolution> list = new ArrayList<>();
		int inputs = 3;
		for (int i = 0; i < convolutions; i++) {
			final int outputs = 2 + i % 3;
			final float[] kernel = new float[inputs * outputs * 9];
			final float[] bias = new float[outputs];
			for (int k = 0; k < kernel.length; k++) {
				kernel[k] = random.nextInt(256) / 64f - 2;
			}
			for (int k = 0; k < bias.length; k++) {
				bias[k] = random.nextInt(256) / 64f - 2;
			}
			list.add(new Convolution(inputs, outputs, kernel, bias));
			inputs = outputs;
		}
		return new NetworkWeights("tiny", "", topology, list, Padding.REFLECT, Pooling.AVERAGE);
	}

	private static byte[] bytes(final NetworkWeights network, final NumberFormat format) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		VggWriter.write(network, format, Map.of(), out);
		return out.toByteArray();
	}

	/** A file of tensors of zeros, F16, of these names and shapes. */
	private static byte[] zeros(final Map<String, String> metadata, final Map<String, int[]> tensors) throws IOException {
		final SafetensorsWriter writer = new SafetensorsWriter(NumberFormat.F16, metadata);
		tensors.forEach((name, shape) -> {
			int count = 1;
			for (final int extent : shape) {
				count *= extent;
			}
			writer.add(name, new float[count], shape);
		});
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		writer.write(out);
		return out.toByteArray();
	}

	private static Map<String, int[]> tensors(final int... indices) {
		final Map<String, int[]> tensors = new LinkedHashMap<>();
		int inputs = 3;
		for (final int index : indices) {
			tensors.put("features." + index + ".weight", new int[] { 2, inputs, 3, 3 });
			tensors.put("features." + index + ".bias", new int[] { 2 });
			inputs = 2;
		}
		return tensors;
	}

	private static String problem(final Map<String, String> metadata, final Map<String, int[]> tensors) {
		final String message = assertThrows(IOException.class, () -> WeightsFiles.read("bad", zeros(metadata, tensors)))
			.getMessage();
		assertTrue(message.contains("weights file \"bad\"") && message.endsWith("."), message);
		return message;
	}

	private static String problem(final Map<String, int[]> tensors) {
		return problem(Map.of(), tensors);
	}

	@ParameterizedTest
	@EnumSource(NumberFormat.class)
	void aNetworkSurvivesItsFile(final NumberFormat format) throws Exception {
		for (final Topology topology : Topology.values()) {
			final NetworkWeights network = network(topology, topology.convolutions() - 2);
			final Path file = folder.resolve("net-" + topology + ".safetensors");
			VggFile.write(network, format, Map.of("pictures", "none"), file);
			final NetworkWeights read = VggFile.read(file);
			assertEquals("tiny", read.name());
			assertEquals(topology, read.topology());
			assertEquals(Padding.REFLECT, read.padding());
			assertEquals(Pooling.AVERAGE, read.pooling());
			assertEquals(network.convolutions().size(), read.convolutions().size());
			for (int i = 0; i < network.convolutions().size(); i++) {
				assertArrayEquals(network.convolutions().get(i).kernel(), read.convolutions().get(i).kernel());
				assertArrayEquals(network.convolutions().get(i).bias(), read.convolutions().get(i).bias());
			}
			assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))), read
				.sha256());
		}
	}

	@Test
	void writingTwiceGivesTheSameBytesAndNothingElse() throws IOException {
		final NetworkWeights network = network(Topology.VGG19, 3);
		final Path file = folder.resolve("a.safetensors");
		VggFile.write(network, NumberFormat.F16, Map.of("x", "1", "y", "2", "z", "3"), file);
		final byte[] first = Files.readAllBytes(file);
		VggFile.write(network, NumberFormat.F16, Map.of("z", "3", "y", "2", "x", "1"), file);
		assertArrayEquals(first, Files.readAllBytes(file));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(file), files.toList());
		}
	}

	@Test
	void whatCannotBeWrittenLeavesNothing() throws IOException {
		final NetworkWeights network = network(Topology.VGG19, 1);
		final String missing = assertThrows(IOException.class, () -> VggFile.write(network, NumberFormat.F32, Map.of(), folder
			.resolve("no/such/net.safetensors"))).getMessage();
		assertTrue(missing.contains("does not exist"), missing);
		assertTrue(assertThrows(IOException.class, () -> VggFile.write(network, NumberFormat.F32, Map.of(), folder)).getMessage()
			.contains("is a folder"));
		for (final String key : List.of("name", "topology", "padding", "pooling", "inputMean")) {
			assertTrue(assertThrows(IllegalArgumentException.class, () -> VggFile.write(network, NumberFormat.F32, Map.of(key,
				"b"), folder.resolve("c.safetensors"))).getMessage().contains(key));
		}
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(), files.toList());
		}
	}

	@ParameterizedTest
	@CsvSource({ "VGG16,13", "VGG16,8", "VGG16,10", "VGG19,16", "VGG19,13", "VGG19,8", "VGG19,9", "VGG19,7", "VGG19,1" })
	void theTensorsTellTheTopology(final Topology topology, final int convolutions) throws IOException {
		final int[] indices = new int[convolutions];
		for (int i = 0; i < convolutions; i++) {
			indices[i] = topology.torchvisionIndex(i);
		}
		final Map<String, int[]> tensors = tensors(indices);
		tensors.put("classifier.0.weight", new int[] { 4, 5 });
		final NetworkWeights network = WeightsFiles.read("plain", zeros(Map.of(), tensors));
		assertEquals(topology, network.topology());
		assertEquals(convolutions, network.convolutions().size());
		assertEquals("plain", network.name());
		assertEquals(Padding.ZERO, network.padding());
		assertEquals(Pooling.MAX, network.pooling());
	}

	@ParameterizedTest
	@ValueSource(strings = { "vgg16", "VGG-16", "VGG16" })
	void theMetadataDecidesWhereTensorsDoNot(final String topology) throws IOException {
		assertEquals(Topology.VGG16, WeightsFiles.read("short", zeros(Map.of("topology", topology), tensors(0, 2, 5))).topology());
	}

	@Test
	void aTensorThatIsMissingIsNamed() {
		assertTrue(problem(tensors(0, 2, 7)).contains("\"features.5.weight\""));
		assertTrue(problem(tensors(2)).contains("\"features.0.weight\""));
		final Map<String, int[]> noBias = tensors(0, 2, 5);
		noBias.remove("features.2.bias");
		assertTrue(problem(noBias).contains("\"features.2.bias\""));
		final Map<String, int[]> noKernel = tensors(0, 2, 5);
		noKernel.remove("features.5.weight");
		assertTrue(problem(noKernel).contains("\"features.5.weight\""));
		assertTrue(problem(Map.of("conv1.weight", new int[] { 1 })).contains("no VGG network"));
	}

	@Test
	void anotherNetworkIsNamedAsSuch() {
		assertTrue(problem(tensors(0, 2, 5, 7, 10, 12, 15)).contains("\"features.15\""));
		assertTrue(problem(tensors(0, 2, 5, 7, 10, 12, 14, 16, 17)).contains("both"));
		assertTrue(problem(Map.of("topology", "VGG16"), tensors(0, 2, 5, 7, 10, 12, 14, 16)).contains("\"features.16\""));
		assertTrue(problem(Map.of("topology", "AlexNet"), tensors(0)).contains("AlexNet"));
		final Map<String, int[]> normalised = tensors(0, 3);
		normalised.put("features.1.running_mean", new int[] { 2 });
		assertTrue(problem(normalised).contains("batch normalisation"));
		assertTrue(problem(Map.of("padding", "circular"), tensors(0)).contains("circular"));
		assertTrue(problem(Map.of("pooling", "sum"), tensors(0)).contains("sum"));
	}

	@Test
	void aWrongShapeIsNamed() {
		for (final int[] shape : new int[][] { { 2, 3, 3 }, { 2, 4, 3, 3 }, { 2, 3, 5, 3 }, { 2, 3, 3, 1 }, { 0, 3, 3, 3 }, {},
			{ 2, 3, 3, 3, 1 } })
		{
			final Map<String, int[]> tensors = tensors(0);
			tensors.put("features.0.weight", shape);
			assertTrue(problem(tensors).contains("\"features.0.weight\" has the shape"));
		}
		for (final int[] shape : new int[][] { { 3 }, { 2, 1 }, {} }) {
			final Map<String, int[]> tensors = tensors(0);
			tensors.put("features.0.bias", shape);
			assertTrue(problem(tensors).contains("\"features.0.bias\" has the shape"));
		}
	}

	@Test
	void aFileThatIsNotThereOrAFolderIsNamed() throws IOException {
		final Path missing = folder.resolve("none.safetensors");
		assertTrue(assertThrows(IOException.class, () -> VggFile.read(missing)).getMessage().contains(missing +
			"\" does not exist"));
		assertTrue(assertThrows(IOException.class, () -> VggFile.read(folder)).getMessage().contains("is a folder"));
	}

	@Test
	void aTruncatedFileIsNamed() throws IOException {
		final byte[] whole = bytes(network(Topology.VGG19, 2), NumberFormat.F16);
		final Path file = folder.resolve("cut.safetensors");
		Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
		final String message = assertThrows(IOException.class, () -> VggFile.read(file)).getMessage();
		assertTrue(message.contains(file.toString()) && message.contains("Fetch it again"), message);
	}

	@Test
	void theNameIsTheFilesWhereTheMetadataHasNone() throws IOException {
		final Path file = folder.resolve("my.net.safetensors");
		Files.write(file, zeros(Map.of(), tensors(0)));
		assertEquals("my.net", VggFile.read(file).name());
	}

	@Test
	void thePretrainedQuarterWidthNetworkIsRead() throws IOException {
		assumeTrue(Files.exists(SHARED), () -> "Skipped: " + SHARED + " is not here.");
		final NetworkWeights network = VggFile.read(SHARED);
		assertEquals("vgg19-quarter-distilled", network.name());
		assertEquals(Topology.VGG19, network.topology());
		assertEquals(13, network.convolutions().size());
		assertEquals(16, network.channels(network.layer("relu1_1")));
		assertEquals(128, network.channels(network.layer("relu5_1")));
		assertThrows(IllegalArgumentException.class, () -> network.layer("relu5_2"));
		assertFalse(network.sha256().isEmpty());
	}
}
