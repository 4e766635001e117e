package fiji.plugin.neuralstyle.transfer;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
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
	private static final double EVALUATIONS_PER_ITERATION = 1.1;

	/**
	 * For a content image of the given size in pixels.
	 *
	 * @throws IllegalArgumentException if the network lacks a layer that the settings name
	 */
	public static RunEstimate of(final NetworkWeights network, final TransferSettings settings, final int width,
		final int height)
	{
		final double pixels = settings.pyramid().sizes(width, height).stream().mapToLong(Size::pixels).sum();
		final Size full = settings.pyramid().fullSize(width, height);
		return new RunEstimate(full, MemoryCheck.estimate(network, settings).bytes(full.pixels()), PASSES *
			EVALUATIONS_PER_ITERATION * settings.stopping().iterations() * pixels * operationsPerPixel(network, settings));
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
