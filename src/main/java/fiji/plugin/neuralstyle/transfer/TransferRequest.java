package fiji.plugin.neuralstyle.transfer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * What to do.
 *
 * @param content image whose layout the target keeps, at least 32 pixels a side
 * @param styles images whose textures and colours the target takes, mixed by their weights; at least one weight is above 0
 * @param startImage with {@link Start#IMAGE} what to start from, else empty
 * @param previous the picture before, where this is one of a sequence
 * @param settings everything else
 * @param regions parts of the target with styles of their own; where none is, no style is painted. Empty: all of it takes
 *          the styles
 */
public record TransferRequest(RgbImage content, List<WeightedStyle> styles, Optional<RgbImage> startImage,
	Optional<Previous> previous, TransferSettings settings, List<StyleRegion> regions)
{

	public TransferRequest {
		requireLargeEnough("content", content);
		styles = List.copyOf(styles);
		regions = List.copyOf(regions);
		if (styles.stream().noneMatch(style -> style.weight() > 0)) {
			throw new IllegalArgumentException(styles.isEmpty() ? "There is no style. Give at least one style image."
				: "All styles have the weight 0. Give at least one of them a weight above 0.");
		}
		if (settings.start() == Start.IMAGE && startImage.isEmpty()) {
			throw new IllegalArgumentException(
				"The start is \"image\", but no start image is given. Name one, or start from content, noise or style.");
		}
		if (!regions.isEmpty() && !settings.artist().statistics().lossKind().isOfSums()) {
			throw new IllegalArgumentException("Masks do not go with " + settings.artist().statistics() +
				" statistics, which are of a whole image. Choose gram or wasserstein, or leave the mask out.");
		}
	}

	/** A request whose styles are for all of the target. */
	public TransferRequest(final RgbImage content, final List<WeightedStyle> styles, final Optional<RgbImage> startImage,
		final Optional<Previous> previous, final TransferSettings settings)
	{
		this(content, styles, startImage, previous, settings, List.of());
	}

	/** A request with one style. */
	public TransferRequest(final RgbImage content, final RgbImage style, final Optional<RgbImage> startImage,
		final Optional<Previous> previous, final TransferSettings settings)
	{
		this(content, List.of(new WeightedStyle(style, 1)), startImage, previous, settings);
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
		return new TransferRequest(content, styles, startImage, previous, settings, newRegions);
	}

	/**
	 * What its styles ask.
	 *
	 * @param painted the size of what is painted
	 */
	StyleLosses styleLosses(final PyramidSettings.Size painted) {
		final StyleScale scale = settings.artist().styleScale();
		final Statistics statistics = settings.artist().statistics();
		return regions.isEmpty() ? new WholeStyle(new StyleTargets(styles, scale, painted), statistics) : new RegionStyles(regions,
			scale, painted, statistics);
	}

	/** The pixels of the largest style as the network sees it at a level, about. */
	double mostStylePixels(final PyramidSettings.Size painted, final PyramidSettings.Size level) {
		return Stream.concat(styles.stream(), regions.stream().flatMap(region -> region.styles().stream())).filter(style -> style
			.weight() > 0).mapToDouble(style -> settings.artist().styleScale().mostPixels(style.image(), painted, level)).max()
			.orElseThrow();
	}

	/** The image of the style that counts most; of several, the first. */
	public RgbImage style() {
		// A stream's maximum would be the last of several.
		return styles.stream().sorted(Comparator.comparingDouble(WeightedStyle::weight).reversed()).findFirst().orElseThrow()
			.image();
	}

	static void requireLargeEnough(final String role, final RgbImage image) {
		if (image.shortSide() < PyramidSettings.SMALLEST_SIDE) {
			throw new IllegalArgumentException("The " + role + " image is " + image.width() + " x " + image.height() +
				" pixels; the network needs at least " + PyramidSettings.SMALLEST_SIDE + " on each side. Use a larger image.");
		}
	}
}
