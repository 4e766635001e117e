package fiji.plugin.neuralstyle.transfer;

import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Guide;
import fiji.plugin.neuralstyle.network.Layer;
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
	 * How much its style losses count: its weight times its share of the picture, as the content loss is a mean over all of
	 * the picture and a Gram matrix one over the region alone.
	 */
	double share() {
		return region.weight() * guide.extent() / guide.values().length;
	}
}
