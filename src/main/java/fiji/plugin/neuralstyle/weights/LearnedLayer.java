package fiji.plugin.neuralstyle.weights;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.Layer;

/**
 * A convolution as learned, before calibration.
 *
 * @param layer which
 * @param convolution its answers have mean 0 and standard deviation 1 on the training crops
 * @param variances of the components behind the first half of its channels, largest first
 * @param meanSquare of the feature map after ReLU, over the crops
 * @param gramMeanSquare of the Gram matrices' entries, over the crops
 */
record LearnedLayer(Layer layer, Convolution convolution, float[] variances, double meanSquare,
	double gramMeanSquare)
{}
