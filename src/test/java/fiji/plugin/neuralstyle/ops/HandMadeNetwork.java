package fiji.plugin.neuralstyle.ops;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.InputMean;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.Topology;
import fiji.plugin.neuralstyle.weights.VggFile;
import fiji.plugin.neuralstyle.weights.format.NumberFormat;

/** One convolution whose two channels are red, and red minus green: its layers can be computed by hand. */
final class HandMadeNetwork {

	private static final float RED_DEVIATION = 0.229f;
	private static final float GREEN_DEVIATION = 0.224f;
	private static final int CENTRE = 4;

	private HandMadeNetwork() {}

	/** The network as a weights file. */
	static String file(final Path folder) throws IOException {
		final float[] kernel = new float[2 * RgbImage.CHANNELS * Convolution.AREA];
		kernel[CENTRE] = RED_DEVIATION;
		kernel[RgbImage.CHANNELS * Convolution.AREA + CENTRE] = RED_DEVIATION;
		kernel[(RgbImage.CHANNELS + 1) * Convolution.AREA + CENTRE] = -GREEN_DEVIATION;
		final NetworkWeights weights = new NetworkWeights("hand-made", "none", Topology.VGG19, List.of(new Convolution(
			RgbImage.CHANNELS, 2, kernel, new float[2])), Padding.ZERO, Pooling.MAX, new InputMean(0, 0, 0));
		final Path file = folder.resolve("hand-made.safetensors");
		VggFile.write(weights, NumberFormat.F32, Map.of(), file);
		return file.toString();
	}
}
