package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

class TransportTest {

	@Test
	void anImageInPartsIsTheSameImage() {
		final RgbImage image = FormulaNetwork.image(0.9, 41, 34);
		try (Program program = Program.load("vgg.py"); NDManager manager = program.manager().newSubManager()) {
			final NDArray parts = Transport.toDevice(image, manager, 1000);

			assertArrayEquals(image.planes(), parts.toFloatArray());
			assertArrayEquals(new long[] { 1, 3, 34, 41 }, parts.getShape().getShape());
			assertArrayEquals(image.planes(), Transport.fromDevice(parts, 999).planes());
		}
	}
}
