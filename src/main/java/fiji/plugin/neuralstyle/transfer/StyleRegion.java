package fiji.plugin.neuralstyle.transfer;

import fiji.plugin.neuralstyle.network.Guide;
import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * A region of the target with a style of its own (L. Gatys et al., "Controlling Perceptual Factors in Neural Style
 * Transfer", 2017, section 4). How much its style counts beside the content is the same in small regions and large ones.
 *
 * @param guide where it is in the content; of any size, stretched like the content, not 0 all over
 * @param style image whose textures and colours it takes, at least 32 pixels a side. All of it: a guide of the style
 *          would let through what its edge sees of both sides, which a Gram matrix takes for style
 * @param weight factor of its style losses, at least 0
 */
public record StyleRegion(Guide guide, RgbImage style, double weight) {

	public StyleRegion {
		Numbers.notNegative("The weight of a region", weight);
		if (guide.peak() == 0) throw new IllegalArgumentException("A region is empty: its guide is 0 all over.");
	}
}
