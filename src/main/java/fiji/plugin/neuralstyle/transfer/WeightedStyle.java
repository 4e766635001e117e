package fiji.plugin.neuralstyle.transfer;

import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * One of the styles that a target takes.
 *
 * @param image whose textures and colours it takes, at least 32 pixels a side
 * @param weight its share, in proportion to the other styles' weights; at least 0, which leaves it out
 */
public record WeightedStyle(RgbImage image, double weight) {

	public WeightedStyle {
		Numbers.notNegative("The weight of a style", weight);
		TransferRequest.requireLargeEnough("style", image);
	}
}
