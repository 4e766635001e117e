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
 * @param statistics what of them
 */
record WholeStyle(StyleTargets targets, Statistics statistics) implements StyleLosses {

	@Override
	public List<LossTerm> terms(final FeatureNetwork network, final NDManager owner, final Size size,
		final Map<Layer, Double> weights)
	{
		final Map<Layer, NDArray> wanted = targets.mean(network, owner, size, image -> statistics.of(image, network, weights
			.keySet()));
		return weights.entrySet().stream().map(entry -> new LossTerm(entry.getKey(), statistics.lossKind(), wanted.get(entry
			.getKey()), entry.getValue())).toList();
	}
}
