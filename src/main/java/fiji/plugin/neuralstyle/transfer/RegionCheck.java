package fiji.plugin.neuralstyle.transfer;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/** Finds regions that are too small for layers of the network, before any work is done. */
final class RegionCheck {

	private final FeatureNetwork network;
	private final LossTerms terms;

	RegionCheck(final FeatureNetwork network, final LossTerms terms) {
		this.network = network;
		this.terms = terms;
	}

	/**
	 * Checks regions.
	 *
	 * @param sizes of the pyramid, smallest first
	 * @param notes is told which layers do not see which region
	 * @throws IllegalArgumentException if a region is too small for all style layers
	 */
	void check(final List<StyleRegion> regions, final List<Size> sizes, final Consumer<String> notes) {
		if (regions.isEmpty()) return;
		final Size full = sizes.get(sizes.size() - 1);
		for (int i = 0; i < regions.size(); i++) {
			final RegionAtLevel region = RegionAtLevel.of(regions.get(i), network, full);
			final List<Layer> blind = terms.styleLayers().stream().filter(layer -> !region.isSeenBy(layer)).toList();
			if (blind.isEmpty()) continue;
			if (blind.size() == terms.styleLayers().size()) {
				throw new IllegalArgumentException("Region " + (i + 1) + " is too small: at " + full.width() + " x " + full.height() +
					" pixels none of the style layers (" + names(blind) +
					") has a value that lies half inside it. Enlarge the region, choose a larger size, or add style layers that see less at a time, such as relu1_1.");
			}
			notes.accept("Region " + (i + 1) + " is too small for " + names(blind) +
				", none of whose values lies half inside it; the other style layers paint it.");
		}
		for (final Size size : sizes) {
			if (!terms.contentLayers().isEmpty() || regions.stream().anyMatch(region -> isSeen(region, size))) continue;
			throw new IllegalArgumentException("All regions are too small for the style layers at " + size.width() + " x " + size
				.height() + " pixels, where the pyramid begins. Use fewer pyramid levels, or add style layers that see less at a time, such as relu1_1.");
		}
	}

	private boolean isSeen(final StyleRegion region, final Size size) {
		final RegionAtLevel atLevel = RegionAtLevel.of(region, network, size);
		return region.weight() > 0 && terms.styleLayers().stream().anyMatch(atLevel::isSeenBy);
	}

	private static String names(final List<Layer> layers) {
		return layers.stream().map(Layer::name).collect(Collectors.joining(", "));
	}
}
