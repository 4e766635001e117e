package fiji.plugin.neuralstyle.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

import ai.djl.ndarray.NDArray;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossFunction;
import fiji.plugin.neuralstyle.network.LossTerm;

/**
 * Changes the weights of style losses so that the lengths of the layers' gradients are as the layers' weights, and their
 * sum is what it was.
 *
 * @param shares the layers' weights
 */
record GradientBalance(LayerWeights shares) {

	/**
	 * The terms with new weights, in the same order. Regions keep their proportions within a layer.
	 *
	 * @param terms of one network
	 * @param image where gradients are measured, once a layer
	 */
	List<LossTerm> balanced(final List<LossTerm> terms, final FeatureNetwork network, final NDArray image) {
		final Map<Layer, Double> lengths = new LinkedHashMap<>();
		for (final LossTerm term : terms) {
			lengths.computeIfAbsent(term.layer(), layer -> length(terms.stream().filter(other -> other.layer().equals(layer))
				.toList(), network, image));
		}
		// A layer that asks for nothing here cannot be made to.
		lengths.values().removeIf(length -> length == 0);
		final double sum = lengths.values().stream().mapToDouble(Double::doubleValue).sum();
		final double shareSum = lengths.keySet().stream().mapToDouble(layer -> shares.weight(layer.name())).sum();
		final Map<Layer, Double> factors = new LinkedHashMap<>();
		for (final Entry<Layer, Double> entry : lengths.entrySet()) {
			factors.put(entry.getKey(), sum * shares.weight(entry.getKey().name()) / shareSum / entry.getValue());
		}
		return terms.stream().map(term -> term.withWeight(term.weight() * factors.getOrDefault(term.layer(), 1.0))).toList();
	}

	/**
	 * The style's terms with weights such that their gradient is so many times as long as the content's.
	 *
	 * @param image where gradients are measured; the content's own is 0 at the content
	 */
	static List<LossTerm> beside(final List<LossTerm> content, final List<LossTerm> style, final double ratio,
		final FeatureNetwork network, final NDArray image)
	{
		final double found = length(style, network, image);
		final double factor = found == 0 ? 1 : ratio * length(content, network, image) / found;
		return style.stream().map(term -> term.withWeight(term.weight() * factor)).toList();
	}

	/** Of the gradient of some terms together. */
	static double length(final List<LossTerm> terms, final FeatureNetwork network, final NDArray image) {
		final int height = (int) image.getShape().get(2);
		final int width = (int) image.getShape().get(3);
		try (LossFunction function = network.lossFunction(terms, 0, width, height);
				NDArray gradient = function.evaluate(image).gradient();
				NDArray squares = gradient.square();
				NDArray sum = squares.sum())
		{
			return Math.sqrt(sum.getFloat());
		}
	}
}
