package fiji.plugin.neuralstyle;

import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.image.StylePart;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.LayerWeights;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.StyleScale;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.ImagePlus;
import ij.gui.NewImage;

/**
 * A texture of a picture's style alone, of any size, at the scale that the style has (L. Gatys, A. Ecker, M. Bethge,
 * "Texture Synthesis Using Convolutional Neural Networks", 2015).
 *
 * @param width in pixels, at least 32
 * @param height in pixels, at least 32
 * @param tileable whether copies of it side by side show no seam
 * @param start noise or noise of the style's colours
 * @param seed which noise
 * @param styleLayers from fine to coarse
 * @param variationWeight how much noise between neighbouring pixels is punished, at least 0
 * @param levels how many sizes to go through at most, each twice as large as the one before
 * @param iterations at each size
 */
public record Texture(int width, int height, boolean tileable, Start start, long seed, LayerWeights styleLayers,
	double variationWeight, int levels, int iterations)
{

	/** 512 pixels a side, from noise of the style's colours, through all sizes from 64 pixels on. */
	public static final Texture DEFAULTS = new Texture(512, 512, false, Start.STYLE_STATISTICS, 1,
		TransferSettings.DEFAULTS.styleLayers(), TransferSettings.DEFAULTS.variationWeight(), 5, TransferSettings.DEFAULTS
			.stopping().iterations());

	/** What stands for the content, in a result's metadata too. */
	public static final String TITLE = "texture";

	public Texture {
		longEnough("width", width);
		longEnough("height", height);
		if (start != Start.NOISE && start != Start.STYLE_STATISTICS) {
			throw new IllegalArgumentException("The start \"" + start + "\" is no texture's; choose one of " + Start.NOISE +
				", " + Start.STYLE_STATISTICS + ".");
		}
	}

	/**
	 * The work to do.
	 *
	 * @param style whose texture it takes; a selected area is the style
	 * @param network name of a network or path of a weights file
	 * @param computation what to compute with; its other settings do not count
	 * @throws IllegalArgumentException if a setting will not do; the message says which and why
	 */
	public StyleTransferJob job(final ImagePlus style, final String network, final TransferSettings computation) {
		// A pixel of the style is a pixel of the texture.
		final StyleScale scale = new StyleScale(1, StylePart.of(style).image().longSide(), List.of(1.0));
		final TransferSettings settings = TransferSettings.DEFAULTS.withStyleLayers(styleLayers).withContentLayers(
			LayerWeights.NONE).withWeights(0, TransferSettings.DEFAULTS.styleWeight(), variationWeight).withStart(start, seed)
			.withPyramid(new PyramidSettings(0, levels, 2)).withStopping(new StoppingSettings(iterations, 0, 0)).withComputation(
				computation.pooling(), computation.precision()).withCompute(computation.compute()).withArtist(
					ArtistSettings.DEFAULTS.withTileable(tileable).withStyleScale(scale));
		// Of no weight, it gives the size and nothing else.
		final ImagePlus canvas = NewImage.createByteImage(TITLE, width, height, 1, NewImage.FILL_BLACK);
		return new StyleTransferJob(canvas, style, Optional.empty(), network, settings);
	}

	private static void longEnough(final String side, final int pixels) {
		if (pixels >= PyramidSettings.SMALLEST_SIDE) return;
		throw new IllegalArgumentException("The texture's " + side + " is " + pixels + "; it must be at least " +
			PyramidSettings.SMALLEST_SIDE + " pixels.");
	}
}
