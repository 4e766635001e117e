package fiji.plugin.neuralstyle.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossFunction;
import fiji.plugin.neuralstyle.network.LossTerm;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

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

	/**
	 * The loss at one size.
	 *
	 * @param content at that size
	 * @param styles what the styles ask
	 * @param level which size, 0 the coarsest
	 */
	LossFunction lossFunction(final FeatureNetwork network, final NDArray content, final StyleTargets styles,
		final int level)
	{
		final double styleWeight = settings.styleWeight() * Math.pow(settings.artist().styleGrowth(), level);
		final List<LossTerm> terms = new ArrayList<>();
		final Map<Layer, NDArray> features = network.features(content, contentLayers);
		final Map<Layer, NDArray> statistics = statistics(network, content, styles);
		for (final Layer layer : contentLayers) {
			terms.add(new LossTerm(layer, LossTerm.Kind.CONTENT, features.get(layer), settings.contentWeight() * settings
				.contentLayers().weight(layer.name())));
		}
		for (final Layer layer : styleLayers) {
			terms.add(new LossTerm(layer, styleKind(), statistics.get(layer), styleWeight * settings.styleLayers()
				.weight(layer.name())));
		}
		final LossFunction function = network.lossFunction(terms, settings.variationWeight(), (int) content.getShape()
			.get(3), (int) content.getShape().get(2));
		features.values().forEach(NDArray::close);
		statistics.values().forEach(NDArray::close);
		return function;
	}

	private Map<Layer, NDArray> statistics(final FeatureNetwork network, final NDArray content, final StyleTargets styles) {
		if (styleLayers.isEmpty()) return Map.of();
		final Size size = new Size((int) content.getShape().get(3), (int) content.getShape().get(2));
		return styles.mean(network, content.getManager(), size, image -> switch (settings.artist().statistics()) {
			case GRAM -> network.grams(image, styleLayers);
			case WASSERSTEIN -> network.moments(image, styleLayers);
		});
	}

	private LossTerm.Kind styleKind() {
		return switch (settings.artist().statistics()) {
			case GRAM -> LossTerm.Kind.STYLE;
			case WASSERSTEIN -> LossTerm.Kind.STYLE_MOMENTS;
		};
	}

	private static List<Layer> counted(final NetworkWeights weights, final LayerWeights layers, final double weight) {
		// Names are checked even where nothing counts: a typing error should not pass in silence.
		final List<Layer> all = layers.names().stream().map(weights::layer).toList();
		return weight == 0 ? List.of() : all.stream().filter(layer -> layers.weight(layer.name()) > 0).toList();
	}
}
