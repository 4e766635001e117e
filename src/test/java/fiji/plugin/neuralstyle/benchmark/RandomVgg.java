package fiji.plugin.neuralstyle.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.Topology;

/** A VGG-19 up to conv5_1 with random weights (K. He et al., 2015): as fast or slow as a learned one. */
final class RandomVgg {

	private static final int[] WIDTHS = { 64, 64, 128, 128, 256, 256, 256, 256, 512, 512, 512, 512, 512 };

	private RandomVgg() {}

	/** @param divisor 1 for the full width, 4 for a quarter of all channels */
	static NetworkWeights weights(final int divisor) {
		final Random random = new Random(1);
		final List<Convolution> convolutions = new ArrayList<>();
		int inputs = RgbImage.CHANNELS;
		for (final int width : WIDTHS) {
			final int outputs = width / divisor;
			final float[] kernel = new float[outputs * inputs * Convolution.AREA];
			for (int i = 0; i < kernel.length; i++) {
				kernel[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / (Convolution.AREA * inputs)));
			}
			convolutions.add(new Convolution(inputs, outputs, kernel, new float[outputs]));
			inputs = outputs;
		}
		return new NetworkWeights("random, width 1/" + divisor, "none", Topology.VGG19, convolutions, Padding.ZERO, Pooling.MAX);
	}
}
