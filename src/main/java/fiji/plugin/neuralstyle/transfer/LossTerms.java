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
import fiji.plugin.neuralstyle.network.Variation;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/** Turns settings into the losses of a network; layers of no weight are left out, so that they cost nothing. */
final class LossTerms {

	/** Style beside content at the default weights, which then ask for gradients of equal length. */
	private static final double DEFAULT_RATIO = TransferSettings.DEFAULTS.styleWeight() / TransferSettings.DEFAULTS.contentWeight();

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

	/** What the sides of an image without edges must be a multiple of, so that pooling falls in step around it. */
	int stride() {
		return layers().stream().mapToInt(Layer::stride).max().orElse(1);
	}

	/** The network as it sees content and result. */
	FeatureNetwork canvas(final FeatureNetwork network) {
		return settings.artist().tileable() ? network.withoutEdges() : network;
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
	 * The loss at one size.
	 *
	 * @param content at that size
	 * @param styles what the styles ask
	 * @param level which size, 0 the coarsest
	 */
	LossFunction lossFunction(final FeatureNetwork network, final NDArray content, final StyleLosses styles,
		final int level)
	{
		final boolean keepsMaps = keepsMaps(network, content);
		final Map<Layer, NDArray> features = keepsMaps ? canvas(network).features(content, contentLayers) : Map.of();
		final List<LossTerm> terms = new ArrayList<>();
		for (final Layer layer : contentLayers) {
			terms.add(new LossTerm(layer, keepsMaps ? LossTerm.Kind.CONTENT : LossTerm.Kind.CONTENT_OF_IMAGE, keepsMaps ? features.get(
				layer) : content, settings.contentWeight() * settings.contentLayers().weight(layer.name())));
		}
		final List<LossTerm> styleTerms = balanced(styleTerms(network, content, styles, level), List.copyOf(terms), network,
			content, level);
		terms.addAll(styleTerms);
		final LossFunction function = canvas(network).lossFunction(terms, variation(), (int) content.getShape()
			.get(3), (int) content.getShape().get(2));
		features.values().forEach(NDArray::close);
		styleTerms.forEach(term -> term.target().close());
		return function;
	}

	private Variation variation() {
		return new Variation(settings.variationWeight(), settings.artist().variationPower());
	}

	/** Measured where there is something to measure at every level, and in every run that goes on where another ended. */
	private List<LossTerm> balanced(final List<LossTerm> styleTerms, final List<LossTerm> contentTerms,
		final FeatureNetwork network, final NDArray content, final int level)
	{
		final LayerBalance balance = settings.artist().layerBalance();
		if (balance == LayerBalance.NONE || styleTerms.isEmpty()) return styleTerms;
		final FeatureNetwork canvas = canvas(network);
		final List<LossTerm> balanced = new GradientBalance(settings.styleLayers()).balanced(styleTerms, canvas, content);
		if (balance == LayerBalance.AUTOMATIC || contentTerms.isEmpty()) return balanced;
		final double ratio = styleWeight(level) / settings.contentWeight() / DEFAULT_RATIO;
		try (NDArray noise = network.upload(content.getManager(), ColourNoise.grey(size(content), settings.seed()))) {
			return GradientBalance.beside(contentTerms, balanced, ratio, canvas, noise);
		}
	}

	/** Whether the loss function needs the content image no more once it is made. */
	boolean keepsMaps(final FeatureNetwork network, final NDArray content) {
		return network.keepsMaps(contentLayers, (int) content.getShape().get(3), (int) content.getShape().get(2));
	}

	private List<LossTerm> styleTerms(final FeatureNetwork network, final NDArray content, final StyleLosses styles,
		final int level)
	{
		if (styleLayers.isEmpty()) return List.of();
		final double styleWeight = styleWeight(level);
		final Map<Layer, Double> weights = new LinkedHashMap<>();
		styleLayers.forEach(layer -> weights.put(layer, styleWeight * settings.styleLayers().weight(layer.name())));
		return styles.terms(network, content.getManager(), size(content), weights);
	}

	private double styleWeight(final int level) {
		return settings.styleWeight() * Math.pow(settings.artist().styleGrowth(), level);
	}

	private static Size size(final NDArray image) {
		return new Size((int) image.getShape().get(3), (int) image.getShape().get(2));
	}

	private static List<Layer> counted(final NetworkWeights weights, final LayerWeights layers, final double weight) {
		// Names are checked even where nothing counts: a typing error should not pass in silence.
		final List<Layer> all = layers.names().stream().map(weights::layer).toList();
		return weight == 0 ? List.of() : all.stream().filter(layer -> layers.weight(layer.name()) > 0).toList();
	}
}
