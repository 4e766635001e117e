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
import fiji.plugin.neuralstyle.network.RgbImage;
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
			terms.add(contentTerm(inputs.content(), scope));
			final List<Layer> layers = STYLE_LAYERS.stream().map(network.weights()::layer).toList();
			network.grams(network.upload(scope, inputs.style()), layers).forEach((layer, gram) -> terms.add(new LossTerm(
				layer, LossTerm.Kind.STYLE, gram, STYLE_WEIGHT)));
			function = network.lossFunction(terms, 0, inputs.image().width(), inputs.image().height());
		}
	}

	/** As a run has it: of a large image, what the maps are computed from is kept instead of them. */
	private LossTerm contentTerm(final RgbImage content, final NDManager scope) {
		final Layer layer = network.weights().layer(CONTENT_LAYER);
		if (!network.keepsMaps(List.of(layer), content.width(), content.height())) {
			return new LossTerm(layer, LossTerm.Kind.CONTENT_OF_IMAGE, network.upload(manager, content), CONTENT_WEIGHT);
		}
		final NDArray maps = network.features(network.upload(scope, content), List.of(layer)).get(layer);
		return new LossTerm(layer, LossTerm.Kind.CONTENT, maps, CONTENT_WEIGHT);
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
