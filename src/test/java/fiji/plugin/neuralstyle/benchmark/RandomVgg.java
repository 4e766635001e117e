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
public final class RandomVgg {

	private static final List<Integer> FULL = List.of(64, 128, 256, 512, 512);
	private static final int CONVOLUTIONS = 13;

	private RandomVgg() {}

	/** @param divisor 1 for the full width, 4 for a quarter of all channels */
	public static NetworkWeights weights(final int divisor) {
		return weights(FULL.stream().map(width -> width / divisor).toList(), Padding.ZERO, 1);
	}

	/** @param widths channels of the five blocks */
	static NetworkWeights weights(final List<Integer> widths, final Padding padding, final long seed) {
		final Random random = new Random(seed);
		final List<Convolution> convolutions = new ArrayList<>();
		int inputs = RgbImage.CHANNELS;
		for (int n = 0; n < CONVOLUTIONS; n++) {
			final int outputs = widths.get(Topology.VGG19.convolution(n).block() - 1);
			final float[] kernel = new float[outputs * inputs * Convolution.AREA];
			for (int i = 0; i < kernel.length; i++) {
				kernel[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / (Convolution.AREA * inputs)));
			}
			convolutions.add(new Convolution(inputs, outputs, kernel, new float[outputs]));
			inputs = outputs;
		}
		return new NetworkWeights("random, first width " + widths.get(0), "none", Topology.VGG19, convolutions, padding, Pooling.MAX);
	}
}
