package fiji.plugin.neuralstyle.network;

import java.util.Optional;

import ai.djl.ndarray.NDArray;

/**
 * One loss: the mean squared difference between what a layer gives and a target.
 *
 * @param layer whose feature map is compared
 * @param kind what of the feature map is compared
 * @param target the feature map (content), an image with that feature map, or the Gram matrix (style) to reach
 * @param weight factor in the total, finite and not negative
 * @param guide of a style loss: how much each value of the layer's map counts, of the map's size and not 0 all over;
 *          empty where all count alike
 */
public record LossTerm(Layer layer, Kind kind, NDArray target, double weight, Optional<Guide> guide) {

	/** What is compared. */
	public enum Kind {
		/** The feature map itself (Gatys et al. 2015, equation 1). */
		CONTENT,
		/**
		 * The same, and the target is an image of which the feature map is computed anew whenever it is needed, tile by
		 * tile: it takes a sixth more time and no memory. For {@link FeatureNetwork#keepsMaps images that need it} alone.
		 */
		CONTENT_OF_IMAGE,
		/** The Gram matrix of the feature map (Gatys et al. 2015, equations 3 and 4). */
		STYLE
	}

	public LossTerm {
		if (guide.isPresent() && kind != Kind.STYLE) throw new IllegalArgumentException("Only style losses have guides.");
	}

	/** A loss of the whole map. */
	public LossTerm(final Layer layer, final Kind kind, final NDArray target, final double weight) {
		this(layer, kind, target, weight, Optional.empty());
	}
}
