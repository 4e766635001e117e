package fiji.plugin.neuralstyle.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A tiny VGG-19 up to conv5_1 (widths 4, 8, 12, 16, 16) and images whose values follow formulas, so that
 * an independent program can compute the same losses; {@code reference-losses.json} has what it found.
 */
public final class FormulaNetwork {

	private static final int[] WIDTHS = { 4, 4, 8, 8, 12, 12, 12, 12, 16, 16, 16, 16, 16 };

	private FormulaNetwork() {}

	/** With zero padding and max pooling. */
	public static NetworkWeights weights() {
		final List<Convolution> convolutions = new ArrayList<>();
		int inputs = RgbImage.CHANNELS;
		for (int n = 0; n < WIDTHS.length; n++) {
			final float[] kernel = new float[WIDTHS[n] * inputs * Convolution.AREA];
			for (int k = 0; k < kernel.length; k++) {
				final double u = Math.sin(12.9898 * k + 78.233 * n + 0.5) * 43758.5453;
				kernel[k] = (float) ((u - Math.floor(u) - 0.5) * Math.sqrt(24.0 / (9 * inputs)));
			}
			final float[] bias = new float[WIDTHS[n]];
			for (int k = 0; k < bias.length; k++) {
				bias[k] = (float) (0.05 * Math.cos(1.1 * k + n));
			}
			convolutions.add(new Convolution(inputs, WIDTHS[n], kernel, bias));
			inputs = WIDTHS[n];
		}
		return new NetworkWeights("formula", "none", Topology.VGG19, convolutions, Padding.ZERO, Pooling.MAX);
	}

	/** A smooth colourful image; another phase is another image. */
	public static RgbImage image(final double phase, final int width, final int height) {
		final float[] planes = new float[RgbImage.CHANNELS * width * height];
		for (int c = 0, i = 0; c < RgbImage.CHANNELS; c++) {
			for (int y = 0; y < height; y++) {
				for (int x = 0; x < width; x++, i++) {
					planes[i] = (float) (0.5 + 0.4 * Math.sin(0.31 * x * (c + 1) + 0.17 * y + phase) * Math.cos(0.23 * y - 0.11 *
						x * c));
				}
			}
		}
		return new RgbImage(width, height, planes);
	}
}
