package fiji.plugin.neuralstyle.benchmark;

import java.util.List;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.inspect.IterationWatcher;
import fiji.plugin.neuralstyle.inspect.Reconstruction;
import fiji.plugin.neuralstyle.inspect.ReconstructionSettings;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;

/** How well pieces come back from a layer's feature maps alone, as {@code Reconstruct from Layer...} does it. */
final class ReconstructionError {

	private static final int ITERATIONS = 100;
	private static final double DECIBELS = 10;

	private static final IterationWatcher NOBODY = new IterationWatcher() {

		@Override
		public void iterated(final int done, final int all) {}

		@Override
		public boolean isCancelled() {
			return false;
		}
	};

	private ReconstructionError() {}

	/** The peak signal-to-noise ratio in decibels of each piece; more is better. */
	static double[] decibels(final NetworkWeights network, final String layer, final List<TestPiece> pieces) {
		final Reconstruction reconstruction = new Reconstruction(network, new ReconstructionSettings(
			ReconstructionSettings.What.CONTENT, 0, ITERATIONS, 1, 1));
		return pieces.stream().mapToDouble(piece -> {
			final ImagePlus original = ImageConversion.toImagePlus("", piece.image());
			final ImagePlus result = reconstruction.of(original, List.of(network.layer(layer)), NOBODY);
			return decibels(piece.image(), ImageConversion.toRgb(result));
		}).toArray();
	}

	private static double decibels(final RgbImage original, final RgbImage result) {
		final float[] wanted = original.planes();
		final float[] found = result.planes();
		double squares = 0;
		for (int i = 0; i < wanted.length; i++) {
			final double difference = wanted[i] - found[i];
			squares += difference * difference;
		}
		return -DECIBELS * Math.log10(squares / wanted.length);
	}
}
