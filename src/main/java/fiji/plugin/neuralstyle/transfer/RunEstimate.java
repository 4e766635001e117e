package fiji.plugin.neuralstyle.transfer;

import java.util.List;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/**
 * What a run will cost, known before it starts.
 *
 * @param size of the result
 * @param bytes of memory at its peak, beside the program itself
 * @param operations multiplications with an addition in the network's convolutions, over the whole run
 */
public record RunEstimate(Size size, long bytes, double operations) {

	/** The gradient with respect to the image costs as much as the forward pass. */
	private static final double PASSES = 2;
	/** Gram matrices are summed up first, and tiles overlap: measured, from 2.8 for two to 3.1 for twenty and more. */
	private static final double PASSES_OF_TILES = 3;
	private static final double EVALUATIONS_PER_ITERATION = 1.1;

	/**
	 * For a content image of the given size in pixels.
	 *
	 * @param freeBytes of memory that the device can still give
	 * @throws IllegalArgumentException if the network lacks a layer that the settings name, or there is not enough memory
	 */
	public static RunEstimate of(final NetworkWeights network, final TransferSettings settings, final int width,
		final int height, final long freeBytes)
	{
		final Size full = settings.pyramid().fullSize(width, height);
		final MemoryPlan memory = MemoryPlan.of(network, settings, full, freeBytes);
		final double passes = memory.isTiled() ? PASSES_OF_TILES / PASSES : 1;
		return new RunEstimate(full, memory.bytes(), passes * operations(network, settings, width, height));
	}

	/** Operations of a run whose images are not seen in tiles. */
	public static double operations(final NetworkWeights network, final TransferSettings settings, final int width,
		final int height)
	{
		final List<Level> levels = Level.inPrecision(Level.of(settings, width, height), settings.optimizer().method(), settings.precision()
			.orElse(Precision.FLOAT32));
		return PASSES * EVALUATIONS_PER_ITERATION * Level.work(levels) * operationsPerPixel(network, settings);
	}

	private static double operationsPerPixel(final NetworkWeights network, final TransferSettings settings) {
		final int deepest = new LossTerms(network, settings).layers().stream().mapToInt(Layer::convolution).max().orElse(-1);
		return network.layers().stream().filter(layer -> layer.kind() == Layer.Kind.CONVOLUTION && layer
			.convolution() <= deepest).mapToDouble(layer -> {
				final Convolution convolution = network.convolutions().get(layer.convolution());
				return convolution.kernel().length / Math.pow(layer.stride(), 2);
			}).sum();
	}
}
