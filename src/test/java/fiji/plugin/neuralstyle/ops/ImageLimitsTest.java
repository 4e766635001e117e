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
		// 6 planes of the image, 3 channels in, 4 out, then 4 in and 4 out; the result again: 4 bytes each.
		final ImageLimits limits = of(weights, "relu1_1");
		assertDoesNotThrow(() -> limits.requireRoom(5000, 5000, 2 * GIGABYTE));
		refused("needs about 1.9 GB of memory, and 1.0 GB are free", () -> limits.requireRoom(5000, 5000, GIGABYTE));
		refused("relu3_1 of an image of 5000 x 5000", () -> of(mirrored(), "relu3_1").requireRoom(5000, 5000, GIGABYTE));
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
