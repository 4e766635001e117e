package fiji.plugin.neuralstyle.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import fiji.plugin.neuralstyle.network.Convolution;

/**
 * Scales each layer's channels, so that the usual loss weights (content 5, style 100) balance without
 * tuning. As a ReLU passes positive factors through, a factor on a channel is undone in the next layer's
 * kernels, and what the network computes stays the same but for these factors.
 */
final class Calibration {

	/** The usual content layer is conv4_2; the rest of the layers serve style. */
	private static final String CONTENT_LAYER = "conv4_2";

	private Calibration() {}

	static List<Convolution> apply(final List<LearnedLayer> layers, final LearningSettings settings) {
		final List<Convolution> calibrated = new ArrayList<>();
		double[] before = { 1, 1, 1 };
		for (final LearnedLayer layer : layers) {
			final double[] factors = factors(layer, settings);
			calibrated.add(scaled(layer.convolution(), before, factors));
			before = factors;
		}
		return calibrated;
	}

	private static double[] factors(final LearnedLayer layer, final LearningSettings settings) {
		final int block = layer.layer().block() - 1;
		final double[] factors = new double[layer.convolution().outputs()];
		if (layer.layer().name().equals(CONTENT_LAYER)) {
			Arrays.fill(factors, Math.sqrt(settings.contentStrength() / layer.meanSquare()));
			return factors;
		}
		final double strength = Math.pow(settings.styleStrength().get(block) / layer.gramMeanSquare(), 0.25);
		for (int i = 0; i < factors.length; i++) {
			final double relative = layer.variances()[i % layer.variances().length] / layer.variances()[0];
			factors[i] = strength * Math.pow(relative, settings.spread().get(block) / 2);
		}
		return factors;
	}

	private static Convolution scaled(final Convolution convolution, final double[] inputs, final double[] outputs) {
		final float[] kernel = convolution.kernel().clone();
		final float[] bias = convolution.bias().clone();
		for (int out = 0, k = 0; out < outputs.length; out++) {
			bias[out] *= outputs[out];
			for (int in = 0; in < inputs.length; in++) {
				for (int i = 0; i < Convolution.AREA; i++, k++) {
					kernel[k] *= outputs[out] / inputs[in];
				}
			}
		}
		return new Convolution(convolution.inputs(), convolution.outputs(), kernel, bias);
	}
}
