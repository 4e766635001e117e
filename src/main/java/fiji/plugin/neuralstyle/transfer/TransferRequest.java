package fiji.plugin.neuralstyle.transfer;

import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * What to do.
 *
 * @param content image whose layout the target keeps, at least 32 pixels a side
 * @param style image whose textures and colours the target takes, at least 32 pixels a side
 * @param startImage with {@link Start#IMAGE} what to start from, else empty
 * @param previous the picture before, where this is one of a sequence
 * @param settings everything else
 * @param regions parts of the target with styles of their own; where none is, no style is painted. Empty: all of it takes
 *          the style
 */
public record TransferRequest(RgbImage content, RgbImage style, Optional<RgbImage> startImage,
	Optional<Previous> previous, TransferSettings settings, List<StyleRegion> regions)
{

	public TransferRequest {
		largeEnough("content", content);
		largeEnough("style", style);
		regions = List.copyOf(regions);
		regions.forEach(region -> largeEnough("style", region.style()));
		if (settings.start() == Start.IMAGE && startImage.isEmpty()) {
			throw new IllegalArgumentException(
				"The start is \"image\", but no start image is given. Name one, or start from content, noise or style.");
		}
	}

	/** A request for a picture that takes one style all over. */
	public TransferRequest(final RgbImage content, final RgbImage style, final Optional<RgbImage> startImage,
		final Optional<Previous> previous, final TransferSettings settings)
	{
		this(content, style, startImage, previous, settings, List.of());
	}

	/** A request for a picture on its own. */
	public TransferRequest(final RgbImage content, final RgbImage style, final Optional<RgbImage> startImage,
		final TransferSettings settings)
	{
		this(content, style, startImage, Optional.empty(), settings);
	}

	/** A request that starts from one of the built-in starts. */
	public TransferRequest(final RgbImage content, final RgbImage style, final TransferSettings settings) {
		this(content, style, Optional.empty(), settings);
	}

	/** The same with parts that have styles of their own. */
	public TransferRequest withRegions(final List<StyleRegion> newRegions) {
		return new TransferRequest(content, style, startImage, previous, settings, newRegions);
	}

	private static void largeEnough(final String role, final RgbImage image) {
		if (image.shortSide() < PyramidSettings.SMALLEST_SIDE) {
			throw new IllegalArgumentException("The " + role + " image is " + image.width() + " x " + image.height() +
				" pixels; the network needs at least " + PyramidSettings.SMALLEST_SIDE + " on each side. Use a larger image.");
		}
	}
}
