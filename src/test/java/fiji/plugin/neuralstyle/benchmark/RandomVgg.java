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

/** A VGG-19 of full width up to conv5_1 with random weights (K. He et al., 2015): as fast or slow as a real one. */
final class RandomVgg {

	private static final int[] WIDTHS = { 64, 64, 128, 128, 256, 256, 256, 256, 512, 512, 512, 512, 512 };

	private RandomVgg() {}

	static NetworkWeights weights() {
		final Random random = new Random(1);
		final List<Convolution> convolutions = new ArrayList<>();
		int inputs = RgbImage.CHANNELS;
		for (final int outputs : WIDTHS) {
			final float[] kernel = new float[outputs * inputs * Convolution.AREA];
			for (int i = 0; i < kernel.length; i++) {
				kernel[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / (Convolution.AREA * inputs)));
			}
			convolutions.add(new Convolution(inputs, outputs, kernel, new float[outputs]));
			inputs = outputs;
		}
		return new NetworkWeights("random", "none", Topology.VGG19, convolutions, Padding.ZERO, Pooling.MAX);
	}

	static RgbImage image(final int size, final long seed) {
		final Random random = new Random(seed);
		final float[] planes = new float[RgbImage.CHANNELS * size * size];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = random.nextFloat();
		}
		return new RgbImage(size, size, planes);
	}
}
