package fiji.plugin.neuralstyle.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossFunction;
import fiji.plugin.neuralstyle.network.LossTerm;
import fiji.plugin.neuralstyle.network.NetworkWeights;

/** Turns settings into the losses of a network; layers of no weight are left out, so that they cost nothing. */
final class LossTerms {

	private final TransferSettings settings;
	private final List<Layer> contentLayers;
	private final List<Layer> styleLayers;

	/** @throws IllegalArgumentException if the network lacks a layer that the settings name */
	LossTerms(final NetworkWeights weights, final TransferSettings settings) {
		this.settings = settings;
		contentLayers = counted(weights, settings.contentLayers(), settings.contentWeight());
		styleLayers = counted(weights, settings.styleLayers(), settings.styleWeight());
	}

	/** All layers that are compared. */
	List<Layer> layers() {
		final List<Layer> all = new ArrayList<>(contentLayers);
		all.addAll(styleLayers);
		return all;
	}

	/** Those whose feature maps are compared. */
	List<Layer> contentLayers() {
		return contentLayers;
	}

	/** Those whose Gram matrices are compared. */
	List<Layer> styleLayers() {
		return styleLayers;
	}

	/**
	 * The weights of the style layers.
	 *
	 * @param level which size, 0 the coarsest
	 */
	Map<Layer, Double> styleWeights(final int level) {
		final double styleWeight = settings.styleWeight() * Math.pow(settings.artist().styleGrowth(), level);
		final Map<Layer, Double> weights = new LinkedHashMap<>();
		styleLayers.forEach(layer -> weights.put(layer, styleWeight * settings.styleLayers().weight(layer.name())));
		return weights;
	}

	/**
	 * The loss at one size, its targets computed from the two images at that size.
	 *
	 * @param level which size, 0 the coarsest
	 */
	LossFunction lossFunction(final FeatureNetwork network, final NDArray content, final NDArray style, final int level) {
		final List<LossTerm> styleTerms = new ArrayList<>();
		final Map<Layer, Double> weights = styleWeights(level);
		network.grams(style, styleLayers).forEach((layer, gram) -> styleTerms.add(new LossTerm(layer, LossTerm.Kind.STYLE, gram,
			weights.get(layer))));
		return lossFunction(network, content, styleTerms);
	}

	/**
	 * The same with style losses of one's own.
	 *
	 * @param styleTerms whose targets are closed
	 */
	LossFunction lossFunction(final FeatureNetwork network, final NDArray content, final List<LossTerm> styleTerms) {
		final List<LossTerm> terms = new ArrayList<>();
		final Map<Layer, NDArray> features = network.features(content, contentLayers);
		for (final Layer layer : contentLayers) {
			terms.add(new LossTerm(layer, LossTerm.Kind.CONTENT, features.get(layer), settings.contentWeight() * settings
				.contentLayers().weight(layer.name())));
		}
		terms.addAll(styleTerms);
		final LossFunction function = network.lossFunction(terms, settings.variationWeight(), (int) content.getShape()
			.get(3), (int) content.getShape().get(2));
		features.values().forEach(NDArray::close);
		styleTerms.forEach(term -> term.target().close());
		return function;
	}

	private static List<Layer> counted(final NetworkWeights weights, final LayerWeights layers, final double weight) {
		// Names are checked even where nothing counts: a typing error should not pass in silence.
		final List<Layer> all = layers.names().stream().map(weights::layer).toList();
		return weight == 0 ? List.of() : all.stream().filter(layer -> layers.weight(layer.name()) > 0).toList();
	}
}
