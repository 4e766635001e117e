package fiji.plugin.neuralstyle.benchmark;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.RgbImage;

/** The same through DJL's operators, one native call each, in float32: what a program without TorchScript would do. */
final class OperatorEvaluation implements Evaluation {

	private static final Shape TWO = new Shape(2, 2);
	private static final Shape ONE = new Shape(1, 1);
	private static final float[] MEAN = { 0.485f, 0.456f, 0.406f };
	private static final float[] DEVIATION = { 0.229f, 0.224f, 0.225f };

	private final NDManager manager = NDManager.newBaseManager();
	private final NetworkWeights network = RandomVgg.weights();
	private final Map<Integer, NDArray> kernels = new HashMap<>();
	private final Map<Integer, NDArray> biases = new HashMap<>();
	private final NDArray mean = manager.create(MEAN, new Shape(1, 3, 1, 1));
	private final NDArray deviation = manager.create(DEVIATION, new Shape(1, 3, 1, 1));
	private final Map<String, NDArray> targets = new HashMap<>();
	private final NDArray image;
	private final Shape shape;

	OperatorEvaluation(final int size) {
		for (int i = 0; i < network.convolutions().size(); i++) {
			final Convolution convolution = network.convolutions().get(i);
			kernels.put(i, manager.create(convolution.kernel(), new Shape(convolution.outputs(), convolution.inputs(), 3, 3)));
			biases.put(i, manager.create(convolution.bias()));
		}
		shape = new Shape(1, RgbImage.CHANNELS, size, size);
		image = manager.create(RandomVgg.image(size, 1).planes(), shape);
		try (NDManager scope = manager.newSubManager()) {
			final NDArray other = scope.create(RandomVgg.image(size, 2).planes(), shape);
			final Map<String, NDArray> features = features(other);
			targets.put(CONTENT_LAYER, kept(features.get(CONTENT_LAYER)));
			STYLE_LAYERS.forEach(name -> targets.put(name, kept(gram(features.get(name)))));
		}
	}

	@Override
	public float[] gradient() {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray x = image.duplicate();
			x.attach(scope);
			x.setRequiresGradient(true);
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				final Map<String, NDArray> features = features(x);
				NDArray total = features.get(CONTENT_LAYER).sub(targets.get(CONTENT_LAYER)).square().mean().mul(CONTENT_WEIGHT);
				for (final String name : STYLE_LAYERS) {
					total = total.add(gram(features.get(name)).sub(targets.get(name)).square().mean().mul(STYLE_WEIGHT));
				}
				collector.backward(total);
			}
			return x.getGradient().toFloatArray();
		}
	}

	private Map<String, NDArray> features(final NDArray x) {
		final Map<String, NDArray> features = new HashMap<>();
		final Set<String> wanted = new java.util.HashSet<>(STYLE_LAYERS);
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
