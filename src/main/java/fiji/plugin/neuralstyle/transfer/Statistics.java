package fiji.plugin.neuralstyle.transfer;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossTerm;

/** What of a style layer's values is to be the style's. The text is the name in lower case. */
public enum Statistics {

	/** The Gram matrix, as the paper has it. */
	GRAM(LossTerm.Kind.STYLE) {

		@Override
		Map<Layer, NDArray> of(final NDArray image, final FeatureNetwork network, final Collection<Layer> layers) {
			return network.grams(image, layers);
		}
	},

	/** Mean and covariance, by the squared 2-Wasserstein distance of normal distributions. */
	WASSERSTEIN(LossTerm.Kind.STYLE_MOMENTS) {

		@Override
		Map<Layer, NDArray> of(final NDArray image, final FeatureNetwork network, final Collection<Layer> layers) {
			return network.moments(image, layers);
		}
	},

	/** The whole distribution of values, by 1-dimensional Wasserstein distances along random directions. */
	SLICED(LossTerm.Kind.STYLE_SLICES) {

		@Override
		Map<Layer, NDArray> of(final NDArray image, final FeatureNetwork network, final Collection<Layer> layers) {
			return network.slices(image, layers);
		}
	};

	private final LossTerm.Kind lossKind;

	Statistics(final LossTerm.Kind lossKind) {
		this.lossKind = lossKind;
	}

	/** Those of an image, by layer, owned by its manager. */
	abstract Map<Layer, NDArray> of(NDArray image, FeatureNetwork network, Collection<Layer> layers);

	/** The loss that compares them. */
	LossTerm.Kind lossKind() {
		return lossKind;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
