package fiji.plugin.neuralstyle.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossTerm;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/**
 * Each region takes its own styles.
 *
 * @param regions of the target
 * @param scale of the strokes
 * @param painted the size of what is painted
 * @param statistics what of the styles is wanted
 */
record RegionStyles(List<StyleRegion> regions, StyleScale scale, Size painted, Statistics statistics) implements StyleLosses {

	@Override
	public List<LossTerm> terms(final FeatureNetwork network, final NDManager owner, final Size size,
		final Map<Layer, Double> weights)
	{
		return regions.stream().filter(region -> region.weight() > 0).flatMap(region -> terms(region, network, owner, size,
			weights).stream()).toList();
	}

	private List<LossTerm> terms(final StyleRegion region, final FeatureNetwork network, final NDManager owner,
		final Size size, final Map<Layer, Double> weights)
	{
		final RegionAtLevel there = RegionAtLevel.of(region, network, size);
		final List<Layer> seen = weights.keySet().stream().filter(there::isSeenBy).toList();
		final List<LossTerm> terms = new ArrayList<>();
		if (seen.isEmpty()) return terms;
		new StyleTargets(region.styles(), scale, painted).mean(network, owner, size, image -> statistics.of(image, network, seen))
			.forEach((layer, wanted) -> terms.add(new LossTerm(layer, statistics.lossKind(), wanted, there.share() * weights.get(
				layer), Optional.of(there.guide().at(layer)))));
		return terms;
	}
}
