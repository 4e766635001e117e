package fiji.plugin.neuralstyle.transfer;

import java.util.Optional;

import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;

/**
 * All that decides the result besides images and network. Immutable; {@code with...} methods give
 * changed copies.
 *
 * @param contentLayers layers whose feature maps the target should share with the content image
 * @param styleLayers layers whose Gram matrices the target should share with the style image
 * @param contentWeight factor of the content losses, at least 0
 * @param styleWeight factor of each style loss beside its layer's own weight, at least 0
 * @param variationWeight factor of the total variation, the mean squared difference between neighbouring
 *          pixels; at least 0
 * @param start what the target looks like first
 * @param seed of the random numbers, of which there are some only when starting from noise
 * @param pyramid sizes to go through
 * @param optimizer how to go downhill
 * @param stopping when to end
 * @param pooling empty for the one the network was learned with
 * @param precision empty to choose by device
 * @param compute what to compute with
 * @param artist further controls of the picture
 */
public record TransferSettings(LayerWeights contentLayers, LayerWeights styleLayers, double contentWeight,
	double styleWeight, double variationWeight, Start start, long seed, PyramidSettings pyramid,
	OptimizerSettings optimizer, StoppingSettings stopping, Optional<Pooling> pooling, Optional<Precision> precision,
	ComputeSettings compute, ArtistSettings artist)
{

	/**
	 * The usual settings: layers and weights of J. Johnson's neural-style, the program everyone compares
	 * with, on a pyramid of three sizes; and a little total variation, which takes grain away and leaves strokes.
	 */
	public static final TransferSettings DEFAULTS = new TransferSettings(LayerWeights.parse("relu4_2"), LayerWeights
		.parse("relu1_1,relu2_1,relu3_1,relu4_1,relu5_1"), 5, 100, 2, Start.CONTENT, 1, new PyramidSettings(0, 3, 2),
		new OptimizerSettings(OptimizerSettings.Method.LBFGS, 20, 0.02), new StoppingSettings(100, 0, 0), Optional.empty(),
		Optional.empty(), ComputeSettings.AUTO, ArtistSettings.DEFAULTS);

	public TransferSettings {
		Numbers.notNegative("The content weight", contentWeight);
		Numbers.notNegative("The style weight", styleWeight);
		Numbers.notNegative("The total variation weight", variationWeight);
		final boolean noContent = contentWeight == 0 || contentLayers.isNothing();
		final boolean noStyle = styleWeight == 0 || styleLayers.isNothing();
		if (noContent && noStyle) {
			throw new IllegalArgumentException(
				"Neither content nor style counts: give the content weight or the style weight, and at least one of its layers, a value above 0.");
		}
	}

	public TransferSettings withContentLayers(final LayerWeights layers) {
		return new TransferSettings(layers, styleLayers, contentWeight, styleWeight, variationWeight, start, seed, pyramid,
			optimizer, stopping, pooling, precision, compute, artist);
	}

	public TransferSettings withStyleLayers(final LayerWeights layers) {
		return new TransferSettings(contentLayers, layers, contentWeight, styleWeight, variationWeight, start, seed,
			pyramid, optimizer, stopping, pooling, precision, compute, artist);
	}

	/** Other factors of content losses, style losses and total variation. */
	public TransferSettings withWeights(final double content, final double style, final double variation) {
		return new TransferSettings(contentLayers, styleLayers, content, style, variation, start, seed, pyramid, optimizer,
			stopping, pooling, precision, compute, artist);
	}

	public TransferSettings withStart(final Start newStart, final long newSeed) {
		return new TransferSettings(contentLayers, styleLayers, contentWeight, styleWeight, variationWeight, newStart,
			newSeed, pyramid, optimizer, stopping, pooling, precision, compute, artist);
	}

	public TransferSettings withPyramid(final PyramidSettings newPyramid) {
		return new TransferSettings(contentLayers, styleLayers, contentWeight, styleWeight, variationWeight, start, seed,
			newPyramid, optimizer, stopping, pooling, precision, compute, artist);
	}

	public TransferSettings withOptimizer(final OptimizerSettings newOptimizer) {
		return new TransferSettings(contentLayers, styleLayers, contentWeight, styleWeight, variationWeight, start, seed,
			pyramid, newOptimizer, stopping, pooling, precision, compute, artist);
	}

	public TransferSettings withStopping(final StoppingSettings newStopping) {
		return new TransferSettings(contentLayers, styleLayers, contentWeight, styleWeight, variationWeight, start, seed,
			pyramid, optimizer, newStopping, pooling, precision, compute, artist);
	}

	/** Pooling and precision; empty for the network's and the device's own. */
	public TransferSettings withComputation(final Optional<Pooling> newPooling, final Optional<Precision> newPrecision) {
		return new TransferSettings(contentLayers, styleLayers, contentWeight, styleWeight, variationWeight, start, seed,
			pyramid, optimizer, stopping, newPooling, newPrecision, compute, artist);
	}

	/** Other devices and threads. */
	public TransferSettings withCompute(final ComputeSettings newCompute) {
		return new TransferSettings(contentLayers, styleLayers, contentWeight, styleWeight, variationWeight, start, seed,
			pyramid, optimizer, stopping, pooling, precision, newCompute, artist);
	}

	/** Other artist's controls. */
	public TransferSettings withArtist(final ArtistSettings newArtist) {
		return new TransferSettings(contentLayers, styleLayers, contentWeight, styleWeight, variationWeight, start, seed,
			pyramid, optimizer, stopping, pooling, precision, compute, newArtist);
	}
}
