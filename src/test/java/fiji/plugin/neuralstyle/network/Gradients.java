package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.ToDoubleFunction;

import ai.djl.ndarray.NDManager;

/** What tests know of gradients. */
final class Gradients {

	private Gradients() {}

	/** Asserts that the gradient at an image tells how the total loss changes beside it. */
	static void assertAgreesWithDifferences(final FeatureNetwork network, final LossFunction function, final RgbImage image) {
		try (NDManager manager = network.manager().newSubManager()) {
			final float[] gradient = function.evaluate(network.upload(manager, image)).gradient().toFloatArray();
			assertAgreesWithDifferences(gradient, 3e-5f, image, beside -> function.evaluate(network.upload(manager, beside)).total());
		}
	}

	/**
	 * Asserts that a gradient tells how a loss changes beside an image.
	 *
	 * @param step small enough for the loss to be straight, large enough for float32
	 */
	static void assertAgreesWithDifferences(final float[] gradient, final float step, final RgbImage image,
		final ToDoubleFunction<RgbImage> loss)
	{
		final Random random = new Random(7);
		for (int trial = 0; trial < 5; trial++) {
			// Along a random direction, as a single pixel's difference drowns in float32's rounding.
			final float[] up = image.planes().clone();
			final float[] down = image.planes().clone();
			double expected = 0;
			for (int i = 0; i < up.length; i++) {
				// Half along the gradient, so that the derivative is not near zero.
				final float d = (random.nextBoolean() ? 0.5f : -0.5f) + Math.signum(gradient[i]);
				up[i] += step * d;
				down[i] -= step * d;
				expected += (double) gradient[i] * (up[i] - down[i]);
			}
			final double difference = loss.applyAsDouble(new RgbImage(image.width(), image.height(), up)) - loss.applyAsDouble(
				new RgbImage(image.width(), image.height(), down));
			assertEquals(expected, difference, 0.01 * Math.abs(expected));
		}
	}

	/** Of the angle between two. */
	static double cosine(final float[] a, final float[] b) {
		double product = 0;
		for (int i = 0; i < a.length; i++) {
			product += (double) a[i] * b[i];
		}
		return product / (norm(a) * norm(b));
	}

	/** How far another is from the first, of the first's length. */
	static double distance(final float[] a, final float[] b) {
		final float[] difference = new float[a.length];
		for (int i = 0; i < a.length; i++) {
			difference[i] = a[i] - b[i];
		}
		return norm(difference) / norm(a);
	}

	private static double norm(final float[] a) {
		double squares = 0;
		for (final float value : a) {
			squares += (double) value * value;
		}
		return Math.sqrt(squares);
	}
}
