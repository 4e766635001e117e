package fiji.plugin.neuralstyle.network;

import ai.djl.ndarray.NDArray;

/**
 * One loss: the mean squared difference between what a layer gives and a target.
 *
 * @param layer whose feature map is compared
 * @param kind what of the feature map is compared
 * @param target the feature map (content) or the Gram matrix (style) to reach
 * @param weight factor in the total, finite and not negative
 */
public record LossTerm(Layer layer, Kind kind, NDArray target, double weight) {

	/** What is compared. */
	public enum Kind {
		/** The feature map itself (Gatys et al. 2015, equation 1). */
		CONTENT,
		/** The Gram matrix of the feature map (Gatys et al. 2015, equations 3 and 4). */
		STYLE
	}
}
