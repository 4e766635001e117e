package fiji.plugin.neuralstyle.ops;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;

class ImageLimitsTest {

	private static final long GIGABYTE = 1_000_000_000;

	private final NetworkWeights weights = FormulaNetwork.weights();

	@Test
	void aLayerNeedsAPixelAndWithMirroredBordersTwo() {
		assertDoesNotThrow(() -> of(weights, "relu3_1").requireLayer(4, 5));
		refused("needs at least 4 ", () -> of(weights, "relu3_1").requireLayer(3, 50));
		assertDoesNotThrow(() -> of(mirrored(), "relu3_1").requireLayer(8, 9));
		refused("needs at least 8 ", () -> of(mirrored(), "relu3_1").requireLayer(50, 7));
		refused("needs at least 8 ", () -> of(mirrored(), "pool3").requireLayer(7, 50));
		assertDoesNotThrow(() -> of(mirrored(), "pool3").requireLayer(8, 8));
	}

	@Test
	void whatIsTooMuchForOneArrayIsRefused() {
		assertDoesNotThrow(() -> of(weights, "relu1_1").requireArray(11_000, 12_000));
		refused("576 million values", () -> of(weights, "relu1_1").requireArray(12_000, 12_000));
		assertDoesNotThrow(() -> of(weights, "relu3_1").requireArray(12_000, 12_000));
	}

	@Test
	void whatIsTooMuchForTheMemoryIsRefused() {
		final ImageLimits limits = of(weights, "relu1_1");
		// Six planes of image, three channels in and four out, and four twice more, of 100 MB each; the engine's 157 MB.
		assertDoesNotThrow(() -> limits.requireRoom(5000, 5000, 2, 2_300_000_000L));
		refused("5000 x 5000 pixels needs about 2.3 GB of memory, and 2.2 GB are free", () -> limits.requireRoom(5000, 5000, 2,
			2_200_000_000L));
		// A Gram matrix is made in the engine.
		assertDoesNotThrow(() -> limits.requireRoom(5000, 5000, 0, 1_500_000_000L));
		refused("needs about 1.5 GB", () -> limits.requireRoom(5000, 5000, 0, 1_400_000_000L));
		// The second convolution has four channels in, mirrored once more, and four out; pooling comes after it.
		refused("needs about 2.0 GB", () -> of(mirrored(), "relu3_1").requireRoom(5000, 5000, 0, GIGABYTE));
	}

	private static ImageLimits of(final NetworkWeights network, final String layer) {
		return new ImageLimits(network, network.layer(layer));
	}

	private NetworkWeights mirrored() {
		return new NetworkWeights("mirrored", "none", weights.topology(), weights.convolutions(), Padding.REFLECT, weights
			.pooling());
	}

	private static void refused(final String words, final Executable executable) {
		final String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
		assertTrue(message.contains(words), message);
	}
}
