package fiji.plugin.neuralstyle.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Topology;
import fiji.plugin.neuralstyle.weights.format.NumberFormat;

class NetworksTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "Built-In", "no\0name", "vgg-19", "nobody's" })
	void aNameThatIsNotThereIsNeverReplaced(final String name) {
		final String message = assertThrows(IllegalArgumentException.class, () -> Networks.load(name)).getMessage();
		assertTrue(message.contains("\"" + name + "\" is not installed") && message.contains("built-in") && message.contains(
			".safetensors"), message);
	}

	@Test
	void aPathIsTheFile() throws IOException {
		final Path file = folder.resolve("net.safetensors");
		final NetworkWeights network = new NetworkWeights("mine", "", Topology.VGG19, List.of(new Convolution(3, 1,
			new float[27], new float[1])), Padding.ZERO, Pooling.MAX);
		VggFile.write(network, NumberFormat.F32, Map.of(), file);
		assertEquals("mine", Networks.load(file.toString()).name());
	}

	@Test
	void aFileThatIsMissingOrAFolderSaysSo() {
		assertTrue(assertThrows(IOException.class, () -> Networks.load(folder.resolve("gone.safetensors").toString()))
			.getMessage().contains("does not exist"));
		assertTrue(assertThrows(IOException.class, () -> Networks.load(folder.toString())).getMessage().contains("is a folder"));
	}

	@Test
	void theBuiltInNetworkReachesTheUsualLayers() throws IOException {
		final NetworkWeights network = Networks.load(Networks.BUILT_IN);
		assertEquals(Networks.BUILT_IN, network.name());
		for (final String layer : new String[] { "relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu4_2", "relu5_1" }) {
			assertEquals(layer, network.layer(layer).name());
		}
	}
}
