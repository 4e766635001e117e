package fiji.plugin.neuralstyle.transfer;

import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossTerm;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/** What the styles ask of the target, be it of all of it or of its regions. */
interface StyleLosses {

	/**
	 * The style losses at one size.
	 *
	 * @param owner of their targets
	 * @param size of the target
	 * @param weights of the layers, at least one
	 */
	List<LossTerm> terms(FeatureNetwork network, NDManager owner, Size size, Map<Layer, Double> weights);
}
