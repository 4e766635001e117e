package fiji.plugin.neuralstyle.benchmark;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * The same through DJL's operators, one native call each, with the engine's own differentiation, in float32 and with
 * the engine's usual layout of channels (NCHW): what eager PyTorch does, on the same engine as this project.
 */
final class OperatorEvaluation implements Evaluation {

	private static final Shape TWO = new Shape(2, 2);
	private static final Shape ONE = new Shape(1, 1);
	private static final float[] MEAN = { 0.485f, 0.456f, 0.406f };
	private static final float[] DEVIATION = { 0.229f, 0.224f, 0.225f };

	private final NDManager manager = NDManager.newBaseManager();
	private final NetworkWeights network;
	private final Map<Integer, NDArray> kernels = new HashMap<>();
	private final Map<Integer, NDArray> biases = new HashMap<>();
	private final NDArray mean = manager.create(MEAN, new Shape(1, 3, 1, 1));
	private final NDArray deviation = manager.create(DEVIATION, new Shape(1, 3, 1, 1));
	private final Map<String, NDArray> targets = new HashMap<>();
	private final NDArray image;

	OperatorEvaluation(final Inputs inputs) {
		network = inputs.network();
		for (int i = 0; i < network.convolutions().size(); i++) {
			final Convolution convolution = network.convolutions().get(i);
			kernels.put(i, manager.create(convolution.kernel(), new Shape(convolution.outputs(), convolution.inputs(), 3, 3)));
			biases.put(i, manager.create(convolution.bias()));
		}
		image = upload(manager, inputs.image());
		try (NDManager scope = manager.newSubManager()) {
			targets.put(CONTENT_LAYER, kept(features(upload(scope, inputs.content())).get(CONTENT_LAYER)));
			final Map<String, NDArray> features = features(upload(scope, inputs.style()));
			STYLE_LAYERS.forEach(name -> targets.put(name, kept(gram(features.get(name)))));
		}
	}

	@Override
	public Map<String, Double> evaluate() {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray x = image.duplicate();
			x.attach(scope);
			x.setRequiresGradient(true);
			final Map<String, NDArray> losses = new LinkedHashMap<>();
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				final Map<String, NDArray> features = features(x);
				losses.put("content", features.get(CONTENT_LAYER).sub(targets.get(CONTENT_LAYER)).square().mean());
				NDArray total = losses.get("content").mul(CONTENT_WEIGHT);
				for (final String name : STYLE_LAYERS) {
					losses.put(name, gram(features.get(name)).sub(targets.get(name)).square().mean());
					total = total.add(losses.get(name).mul(STYLE_WEIGHT));
				}
				collector.backward(total);
				losses.put("total", total);
			}
			losses.put("gradient", x.getGradient().norm());
			final Map<String, Double> values = new LinkedHashMap<>();
			losses.forEach((name, loss) -> values.put(name, loss.toType(DataType.FLOAT64, true).getDouble()));
			return values;
		}
	}

	private static NDArray upload(final NDManager owner, final RgbImage image) {
		return owner.create(image.planes(), new Shape(1, RgbImage.CHANNELS, image.height(), image.width()));
	}

	private Map<String, NDArray> features(final NDArray x) {
		final Map<String, NDArray> features = new HashMap<>();
		final Set<String> wanted = new HashSet<>(STYLE_LAYERS);
		wanted.add(CONTENT_LAYER);
		NDArray h = x.sub(mean).div(deviation);
		for (final Layer layer : network.layers()) {
			h = switch (layer.kind()) {
				case CONVOLUTION -> Conv2d.conv2d(h, kernels.get(layer.convolution()), biases.get(layer.convolution()), ONE, ONE)
					.singletonOrThrow();
				case RELU -> Activation.relu(h);
				case POOLING -> Pool.maxPool2d(h, TWO, TWO, new Shape(0, 0), false);
			};
			if (wanted.contains(layer.name())) {
				features.put(layer.name(), h);
				if (features.size() == wanted.size()) return features;
			}
		}
		throw new IllegalStateException("A layer is missing.");
	}

	private static NDArray gram(final NDArray feature) {
		final NDArray rows = feature.reshape(feature.getShape().get(1), -1);
		return rows.matMul(rows.transpose()).div(feature.size());
	}

	private NDArray kept(final NDArray array) {
		final NDArray copy = array.duplicate();
		copy.attach(manager);
		return copy;
	}

	@Override
	public void close() {
		manager.close();
	}
}
