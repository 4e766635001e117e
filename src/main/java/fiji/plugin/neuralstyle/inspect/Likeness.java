package fiji.plugin.neuralstyle.inspect;

import fiji.plugin.neuralstyle.network.Layer;

/**
 * How alike two images are to a layer.
 *
 * @param first number of the one, from 0
 * @param second number of the other
 * @param layer which layer
 * @param styleCosine cosine of the Gram matrices: 1 the same style, 0 nothing in common; NaN if one is zero
 * @param styleLoss mean squared difference of the Gram matrices
 * @param contentCosine cosine of the feature maps, flattened; NaN if they are zero
 * @param contentDistance mean squared difference of the feature maps, as in the content loss
 */
public record Likeness(int first, int second, Layer layer, double styleCosine, double styleLoss, double contentCosine,
	double contentDistance)
{}
