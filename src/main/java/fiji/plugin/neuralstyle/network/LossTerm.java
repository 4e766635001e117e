package fiji.plugin.neuralstyle.network;

import ai.djl.ndarray.NDArray;

/**
 * One loss: how far what a layer gives is from a target.
 *
 * @param layer whose feature map is compared
 * @param kind what of the feature map is compared
 * @param target the feature map (content), or the Gram matrix or moments (style) to reach
 * @param weight factor in the total, finite and not negative
 */
public record LossTerm(Layer layer, Kind kind, NDArray target, double weight) {

	/** What is compared. */
	public enum Kind {
		/** The feature map itself (Gatys et al. 2015, equation 1): mean squared difference. */
		CONTENT,
		/** The Gram matrix of the feature map (Gatys et al. 2015, equations 3 and 4): mean squared difference. */
		STYLE,
		/**
		 * Mean and covariance of the feature map's channels: squared 2-Wasserstein distance of the normal distributions that
		 * have them. The target are {@link FeatureNetwork#moments moments}. In units such that of a map that is 0 it is the same as the
		 * loss of the Gram matrix.
		 */
		STYLE_MOMENTS;

		/** Whether it is a style's. */
		public boolean isStyle() {
			return this != CONTENT;
		}
	}
}
