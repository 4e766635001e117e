package fiji.plugin.neuralstyle.benchmark;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossFunction;
import fiji.plugin.neuralstyle.network.LossTerm;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;

/** This project's evaluation: one call of the TorchScript program. */
final class ProgramEvaluation implements Evaluation {

	private final FeatureNetwork network;
	private final NDManager manager;
	private final LossFunction function;
	private final NDArray image;

	ProgramEvaluation(final int size, final Precision precision) {
		network = new FeatureNetwork(RandomVgg.weights(), Pooling.MAX, precision);
		manager = network.manager().newSubManager();
		image = network.upload(manager, RandomVgg.image(size, 1));
		final List<LossTerm> terms = new ArrayList<>();
		try (NDManager scope = manager.newSubManager()) {
			final NDArray other = network.upload(scope, RandomVgg.image(size, 2));
			final Layer content = network.weights().layer(CONTENT_LAYER);
			terms.add(new LossTerm(content, LossTerm.Kind.CONTENT, network.features(other, List.of(content)).get(content),
				CONTENT_WEIGHT));
			for (final String name : STYLE_LAYERS) {
				final Layer layer = network.weights().layer(name);
				terms.add(new LossTerm(layer, LossTerm.Kind.STYLE, network.grams(other, List.of(layer)).get(layer),
					STYLE_WEIGHT));
			}
			function = network.lossFunction(terms, 0, size, size);
		}
	}

	@Override
	public float[] gradient() {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray x = image.duplicate();
			x.attach(scope);
			return function.evaluate(x).gradient().toFloatArray();
		}
	}

	@Override
	public void close() {
		function.close();
		network.close();
	}
}
