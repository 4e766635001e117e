package fiji.plugin.neuralstyle.ops;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.FreeMemory;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * How images look to one layer of a network, always in float32: what is measured on one machine should hold
 * on another. The engine keeps nothing between calls.
 */
final class LayerView {

	/** On the way from the engine to Java: one in the engine's order of values, one in Java's memory. */
	private static final int COPIES = 2;

	private final NetworkWeights weights;
	private final Layer layer;
	private final ImageLimits limits;

	/** @throws IllegalArgumentException if the network has no such layer; the message lists those it has */
	LayerView(final NetworkWeights weights, final String layer) {
		this.weights = weights;
		this.layer = weights.layer(layer);
		limits = new ImageLimits(weights, this.layer);
	}

	/** The feature map, (x, y, channel). */
	Img<FloatType> features(final RgbImage image) {
		limits.requireArray(image.width(), image.height());
		try (FeatureNetwork network = open(COPIES, image); NDManager scope = network.manager().newSubManager()) {
			final NDArray map = network.features(network.upload(scope, image), List.of(layer)).get(layer);
			final Shape shape = map.getShape();
			return ArrayImgs.floats(map.toFloatArray(), shape.get(3), shape.get(2), shape.get(1));
		}
	}

	/** The Gram matrix, (channel, channel). */
	Img<FloatType> gram(final RgbImage image) {
		try (FeatureNetwork network = open(0, image)) {
			return ArrayImgs.floats(gram(network, image), weights.channels(layer), weights.channels(layer));
		}
	}

	/** The cosine of the angle between the Gram matrices of two images. */
	double similarity(final RgbImage first, final RgbImage second) {
		try (FeatureNetwork network = open(0, first, second)) {
			final float[] a = gram(network, first);
			final float[] b = gram(network, second);
			final double lengths = Math.sqrt(product(a, a)) * Math.sqrt(product(b, b));
			if (lengths == 0) {
				throw new IllegalArgumentException("The layer " + layer + " of the network \"" + weights.name() +
					"\" gives nothing but 0 for one of the images, so there is no style to compare. Use another layer.");
			}
			// Rounding must not make two images more alike than an image is to itself.
			return Math.min(1, product(a, b) / lengths);
		}
	}

	private FeatureNetwork open(final int copies, final RgbImage... images) {
		for (final RgbImage image : images) {
			limits.requireLayer(image.width(), image.height());
			limits.requireRoom(image.width(), image.height(), copies, FreeMemory.bytes());
		}
		return new FeatureNetwork(weights, weights.pooling(), Precision.FLOAT32);
	}

	private float[] gram(final FeatureNetwork network, final RgbImage image) {
		try (NDManager scope = network.manager().newSubManager()) {
			return network.grams(network.upload(scope, image), List.of(layer)).get(layer).toFloatArray();
		}
	}

	private static double product(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += (double) a[i] * b[i];
		}
		return sum;
	}
}
