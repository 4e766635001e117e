package fiji.plugin.neuralstyle.transfer;

import java.util.List;

import fiji.plugin.neuralstyle.network.Guide;
import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * A region of the target with styles of its own (L. Gatys et al., "Controlling Perceptual Factors in Neural Style
 * Transfer", 2017, section 4). How much its style counts beside the content is the same in small regions and large ones.
 *
 * @param guide where it is in the content; of any size, stretched like the content, not 0 all over
 * @param styles images whose textures and colours it takes, mixed by their weights; at least one weight is above 0. All
 *          of each image: a guide of the style would let through what its edge sees of both sides, which a Gram matrix
 *          takes for style
 * @param weight factor of its style losses, at least 0
 */
public record StyleRegion(Guide guide, List<WeightedStyle> styles, double weight) {

	public StyleRegion {
		styles = List.copyOf(styles);
		Numbers.notNegative("The weight of a region", weight);
		if (guide.peak() == 0) throw new IllegalArgumentException("A region is empty: its guide is 0 all over.");
		if (styles.stream().noneMatch(style -> style.weight() > 0)) {
			throw new IllegalArgumentException("A region has no style of a weight above 0. Give it at least one.");
		}
	}

	/** A region with one style. */
	public StyleRegion(final Guide guide, final RgbImage style, final double weight) {
		this(guide, List.of(new WeightedStyle(style, 1)), weight);
	}
}
