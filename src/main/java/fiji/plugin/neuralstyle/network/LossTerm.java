package fiji.plugin.neuralstyle.network;

import java.util.Optional;

import ai.djl.ndarray.NDArray;

/**
 * One loss: how far what a layer gives is from a target.
 *
 * @param layer whose feature map is compared
 * @param kind what of the feature map is compared
 * @param target the feature map (content), an image with that feature map, or the Gram matrix or moments (style) to reach
 * @param weight factor in the total, finite and not negative
 * @param guide of a style loss: how much each value of the layer's map counts, of the map's size and not 0 all over;
 *          empty where all count alike
 */
public record LossTerm(Layer layer, Kind kind, NDArray target, double weight, Optional<Guide> guide) {

	/** What is compared. */
	public enum Kind {
		/** The feature map itself (Gatys et al. 2015, equation 1): mean squared difference. */
		CONTENT,
		/**
		 * The same, and the target is an image of which the feature map is computed tile by tile, and kept in a temporary file
		 * where a disk has room for it: it takes no memory. For {@link FeatureNetwork#keepsMaps images that need it} alone.
		 */
		CONTENT_OF_IMAGE,
		/** The Gram matrix of the feature map (Gatys et al. 2015, equations 3 and 4): mean squared difference. */
		STYLE,
		/**
		 * Mean and covariance of the feature map's channels: squared 2-Wasserstein distance of the normal distributions that
		 * have them. The target are {@link FeatureNetwork#moments moments}. In units such that of a map that is 0 it is the
		 * same as the loss of the Gram matrix.
		 */
		STYLE_MOMENTS,
		/**
		 * The distribution of the feature map's values along some directions: mean squared 1-dimensional 2-Wasserstein
		 * distance, times the number of channels. The target are {@link FeatureNetwork#slices slices}. Of a whole image,
		 * neither in tiles nor with guides. In about the same units.
		 */
		STYLE_SLICES;

		/** Whether it is a style's. */
		public boolean isStyle() {
			return this != CONTENT && this != CONTENT_OF_IMAGE;
		}

		/** Whether it adds up over parts of the image, so that there may be tiles and guides. */
		public boolean isOfSums() {
			return this == STYLE || this == STYLE_MOMENTS;
		}
	}

	public LossTerm {
		if (guide.isPresent() && !kind.isOfSums()) throw new IllegalArgumentException("Only style losses that are made of sums have guides.");
	}

	/** A loss of the whole map. */
	public LossTerm(final Layer layer, final Kind kind, final NDArray target, final double weight) {
		this(layer, kind, target, weight, Optional.empty());
	}

	/** The same with another factor. */
	public LossTerm withWeight(final double newWeight) {
		return new LossTerm(layer, kind, target, newWeight, guide);
	}
}
