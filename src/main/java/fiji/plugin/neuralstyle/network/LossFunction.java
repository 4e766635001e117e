package fiji.plugin.neuralstyle.network;

import java.util.List;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * A weighted sum of losses of images of one size, and its gradient with respect to the image. Made by
 * {@link FeatureNetwork#lossFunction}.
 */
public interface LossFunction extends AutoCloseable {

	/** The losses that are summed, in the order of {@link Value#losses()}. */
	List<LossTerm> terms();

	/**
	 * Losses and gradient at an image.
	 *
	 * @param image 1 x 3 x H x W; not changed; its manager owns the gradient
	 * @throws java.util.concurrent.CancellationException if it takes several calls of the engine, and the network's
	 *           listener cancels between them
	 */
	Value evaluate(NDArray image);

	@Override
	void close();

	/**
	 * One evaluation.
	 *
	 * @param total the weighted sum
	 * @param losses each term's loss before weighting, then the total variation
	 * @param gradient of the total, shaped like the image
	 */
	record Value(double total, double[] losses, NDArray gradient) {

		/** The numbers of an array of sums, whatever type the device keeps them in. */
		static double[] numbers(final NDArray sums) {
			return sums.getDataType() == DataType.FLOAT64 ? sums.toDoubleArray() : IntStream.range(0, (int) sums.size()).mapToDouble(
				i -> sums.getFloat(i)).toArray();
		}

		/** Sums up, with the total variation's weight. */
		static Value of(final List<LossTerm> terms, final double variationWeight, final double[] losses,
			final NDArray gradient)
		{
			double total = losses[terms.size()] * variationWeight;
			for (int i = 0; i < terms.size(); i++) {
				total += terms.get(i).weight() * losses[i];
			}
			return new Value(total, losses, gradient);
		}
	}
}
