package fiji.plugin.neuralstyle.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossFunction;
import fiji.plugin.neuralstyle.network.LossTerm;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Tiling;

/** This project's evaluation: one call of the TorchScript program. */
final class ProgramEvaluation implements Evaluation {

	private final FeatureNetwork network;
	private final NDManager manager;
	private final LossFunction function;
	private final NDArray image;

	ProgramEvaluation(final Inputs inputs, final Precision precision, final Tiling tiling) {
		network = new FeatureNetwork(inputs.network(), Pooling.MAX, precision, tiling);
		manager = network.manager().newSubManager();
		image = network.upload(manager, inputs.image());
		final List<LossTerm> terms = new ArrayList<>();
		try (NDManager scope = manager.newSubManager()) {
			final Layer content = network.weights().layer(CONTENT_LAYER);
			terms.add(network.keepsMaps(List.of(content), inputs.content().width(), inputs.content().height()) ? new LossTerm(content,
				LossTerm.Kind.CONTENT, network.features(network.upload(scope, inputs.content()), List.of(content)).get(content),
				CONTENT_WEIGHT) : new LossTerm(content, LossTerm.Kind.CONTENT_OF_IMAGE, network.upload(manager, inputs.content()),
					CONTENT_WEIGHT));
			final List<Layer> layers = STYLE_LAYERS.stream().map(network.weights()::layer).toList();
			network.grams(network.upload(scope, inputs.style()), layers).forEach((layer, gram) -> terms.add(new LossTerm(
				layer, LossTerm.Kind.STYLE, gram, STYLE_WEIGHT)));
			function = network.lossFunction(terms, 0, inputs.image().width(), inputs.image().height());
		}
	}

	@Override
	public Map<String, Double> evaluate() {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray x = image.duplicate();
			x.attach(scope);
			final LossFunction.Value value = function.evaluate(x);
			final Map<String, Double> losses = new LinkedHashMap<>();
			for (int i = 0; i < function.terms().size(); i++) {
				final LossTerm term = function.terms().get(i);
				losses.put(term.kind() == LossTerm.Kind.STYLE ? term.layer().name() : "content", value.losses()[i]);
			}
			losses.put("total", value.total());
			losses.put("gradient", (double) value.gradient().norm().getFloat());
			return losses;
		}
	}

	@Override
	public void close() {
		function.close();
		network.close();
	}
}
