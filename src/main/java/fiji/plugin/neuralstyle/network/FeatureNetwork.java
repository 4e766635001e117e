package fiji.plugin.neuralstyle.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/**
 * A frozen network on a device: gives feature maps, Gram matrices, and, through
 * {@link #lossFunction}, losses with their gradient. Images are arrays of shape 1 x 3 x H x W,
 * float32, RGB in [0, 1].
 * <p>
 * Arrays returned belong to the manager of the image passed in. Not for use by two threads at once.
 */
public final class FeatureNetwork implements AutoCloseable {

	private final NetworkWeights weights;
	private final Pooling pooling;
	private final Program program;
	private final NDManager manager;
	private final NDList prepared;
	private final NDArray modes;
	private final NDArray mean;

	/**
	 * Puts a network on the CPU.
	 *
	 * @param weights the network; never changed
	 * @param pooling the pooling to use
	 * @param precision of the feature maps
	 */
	public FeatureNetwork(final NetworkWeights weights, final Pooling pooling, final Precision precision) {
		this(weights, pooling, precision, ComputeDevice.CPU);
	}

	/** The same on a device, which must work. */
	public FeatureNetwork(final NetworkWeights weights, final Pooling pooling, final Precision precision,
		final ComputeDevice device)
	{
		this.weights = weights;
		this.pooling = pooling;
		program = Program.load("vgg.py", device);
		manager = program.manager();
		modes = program.numbers().create(new long[] { precision.scalarType(), weights.padding() == Padding.REFLECT ? 1 : 0 });
		mean = manager.create(weights.inputMean().toArray());
		prepared = prepare();
	}

	/** The network's weights and names. */
	public NetworkWeights weights() {
		return weights;
	}

	/** A manager on the network's device; close a sub-manager of it to free what was computed. */
	public NDManager manager() {
		return manager;
	}

	/** Copies an image to the device. */
	public NDArray upload(final NDManager owner, final RgbImage image) {
		return owner.create(image.planes(), new Shape(1, RgbImage.CHANNELS, image.height(), image.width()));
	}

	/** Copies an image from the device. */
	public static RgbImage download(final NDArray image) {
		final Shape shape = image.getShape();
		return new RgbImage((int) shape.get(3), (int) shape.get(2), image.toFloatArray());
	}

	/** Another size: bicubic, antialiased when shrinking; the image itself if it has that size already. */
	public NDArray resize(final NDArray image, final int width, final int height) {
		if (image.getShape().get(3) == width && image.getShape().get(2) == height) return image;
		try (NDManager scope = program.numbers().newSubManager()) {
			final NDArray size = scope.create(new long[] { height, width });
			return program.call("resize", new NDList(image, size)).singletonOrThrow();
		}
	}

	/** Feature maps by layer, 1 x C x H' x W' in the network's precision. */
	public Map<Layer, NDArray> features(final NDArray image, final Collection<Layer> layers) {
		return tapped("features", image, layers);
	}

	/** Gram matrices F F^T / (C H W) by layer, C x C in float32. */
	public Map<Layer, NDArray> grams(final NDArray image, final Collection<Layer> layers) {
		return tapped("grams", image, layers);
	}

	/**
	 * A weighted sum of losses as a function of the image.
	 *
	 * @param terms the losses, at least one
	 * @param variationWeight weight of the total variation, 0 for none
	 */
	public LossFunction lossFunction(final List<LossTerm> terms, final double variationWeight) {
		final Plan plan = Plan.of(weights, pooling, terms.stream().map(LossTerm::layer).toList());
		return new LossFunction(program, plan, new NDList(modes, mean), convolutionsOf(plan), terms, variationWeight);
	}

	/** Frees the network and all that its managers own. */
	@Override
	public void close() {
		program.close();
	}

	private Map<Layer, NDArray> tapped(final String method, final NDArray image, final Collection<Layer> layers) {
		if (layers.isEmpty()) return Map.of();
		final Plan plan = Plan.of(weights, pooling, layers);
		try (NDManager scope = program.numbers().newSubManager()) {
			final NDList arguments = new NDList(image, scope.create(plan.steps()), modes, mean);
			arguments.addAll(convolutionsOf(plan));
			final NDList maps = program.call(method, arguments);
			final Map<Layer, NDArray> byLayer = new LinkedHashMap<>();
			for (int i = 0; i < maps.size(); i++) {
				byLayer.put(plan.taps().get(i), maps.get(i));
			}
			return byLayer;
		}
	}

	private NDList convolutionsOf(final Plan plan) {
		return prepared.subNDList(0, 2 * plan.convolutions());
	}

	private NDList prepare() {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray methodModes = modes.duplicate();
			methodModes.attach(scope);
			final List<NDArray> raw = new ArrayList<>();
			for (final Convolution convolution : weights.convolutions()) {
				raw.add(scope.create(convolution.kernel(), new Shape(convolution.outputs(), convolution.inputs(), 3, 3)));
				raw.add(scope.create(convolution.bias(), new Shape(convolution.outputs())));
			}
			final NDList arguments = new NDList(methodModes);
			raw.forEach(array -> {
				array.setName("weights[]");
				arguments.add(array);
			});
			final NDList out = program.call("prepare", arguments);
			out.attach(manager);
			out.forEach(array -> array.setName("weights[]"));
			return out;
		}
	}
}
