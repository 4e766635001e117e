package fiji.plugin.neuralstyle.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Guide;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossTerm;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/**
 * A region at one size of the pyramid.
 *
 * @param region which
 * @param guide where it is, at that size
 */
record RegionAtLevel(StyleRegion region, Guide guide) {

	/** Of what a guide lets through of a layer, the brightest value must be this much of the guide's own brightest. */
	private static final double INSIDE = 0.5;

	static RegionAtLevel of(final StyleRegion region, final FeatureNetwork network, final Size size) {
		return new RegionAtLevel(region, network.resize(region.guide(), size.width(), size.height()));
	}

	/**
	 * Whether a layer can tell this region from its surroundings: at least one of its values stands for pixels half of
	 * which are inside. A Gram matrix of values that are mostly outside would paint the neighbours' style.
	 */
	boolean isSeenBy(final Layer layer) {
		return guide.peak() > 0 && guide.at(layer).peak() >= INSIDE * guide.peak();
	}

	/**
	 * Its style losses, at the layers that see it. Weighed by its share of the picture, as the content loss is a mean over
	 * all of it and a Gram matrix one over the region alone.
	 *
	 * @param style at its size at this level
	 * @param weights of the layers
	 */
	List<LossTerm> terms(final FeatureNetwork network, final NDArray style, final Map<Layer, Double> weights) {
		final List<Layer> seen = weights.keySet().stream().filter(this::isSeenBy).toList();
		final double share = region.weight() * guide.extent() / guide.values().length;
		final List<LossTerm> terms = new ArrayList<>();
		if (share == 0) return terms;
		network.grams(style, seen).forEach((layer, gram) -> terms.add(new LossTerm(layer, LossTerm.Kind.STYLE, gram, share *
			weights.get(layer), Optional.of(guide.at(layer)))));
		return terms;
	}
}
