package fiji.plugin.neuralstyle.transfer;

import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossTerm;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/**
 * All of the target takes the styles.
 *
 * @param targets what they ask
 */
record WholeStyle(StyleTargets targets) implements StyleLosses {

	@Override
	public List<LossTerm> terms(final FeatureNetwork network, final NDManager owner, final Size size,
		final Map<Layer, Double> weights)
	{
		final Map<Layer, NDArray> grams = targets.mean(network, owner, size, image -> network.grams(image, weights.keySet()));
		return weights.entrySet().stream().map(entry -> new LossTerm(entry.getKey(), LossTerm.Kind.STYLE, grams.get(entry
			.getKey()), entry.getValue())).toList();
	}
}
