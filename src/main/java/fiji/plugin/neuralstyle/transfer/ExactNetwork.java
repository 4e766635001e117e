package fiji.plugin.neuralstyle.transfer;

import java.util.function.Supplier;

import fiji.plugin.neuralstyle.network.FeatureNetwork;

/**
 * The network in float32, made when it is first needed: where 16 bits find no lower point, it is often their noise that
 * hides one.
 */
final class ExactNetwork implements AutoCloseable {

	private final Supplier<FeatureNetwork> maker;
	private FeatureNetwork network;

	ExactNetwork(final Supplier<FeatureNetwork> maker) {
		this.maker = maker;
	}

	FeatureNetwork get() {
		if (network == null) network = maker.get();
		return network;
	}

	@Override
	public void close() {
		if (network != null) network.close();
	}
}
