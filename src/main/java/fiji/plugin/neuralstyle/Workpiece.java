package fiji.plugin.neuralstyle;

import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.image.Region;
import fiji.plugin.neuralstyle.image.ResultType;
import fiji.plugin.neuralstyle.image.ScaledPicture;
import fiji.plugin.neuralstyle.network.Guide;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;
import ij.ImagePlus;

/** What the network is given of a picture, and how its answer becomes a picture again. */
interface Workpiece {

	/** The piece of a picture: its window around the selection if it has one, else all of it. */
	static Workpiece of(final ImagePlus picture, final PyramidSettings pyramid, final double feather) {
		final Size size = pyramid.fullSize(picture.getWidth(), picture.getHeight());
		if (Region.selection(picture).isEmpty()) return new WholePicture(picture, pyramid, size);
		final ImagePlus scaled = ScaledPicture.of(picture, size.width(), size.height());
		return new SelectedWindow(scaled, pyramid, Region.of(scaled, feather), List.of());
	}

	/** The same with a mask: its window around what the mask lets be painted. */
	static Workpiece of(final ImagePlus picture, final PyramidSettings pyramid, final double feather,
		final Optional<MaskedStyles> masked)
	{
		if (masked.isEmpty()) return of(picture, pyramid, feather);
		final Size size = pyramid.fullSize(picture.getWidth(), picture.getHeight());
		final ImagePlus scaled = ScaledPicture.of(picture, size.width(), size.height());
		final MaskedStyles.Fitted mask = masked.get().fitted(size.width(), size.height());
		final Region selected = Region.of(scaled, feather);
		final Region region = mask.covered().map(covered -> selected.times(covered, size.width(), size.height())).orElse(
			selected);
		return new SelectedWindow(scaled, pyramid, region, mask.guides().stream().map(region::crop).toList());
	}

	/** Where each style goes, one guide a style; none: the style goes everywhere. */
	default List<Guide> guides() {
		return List.of();
	}

	/** What to paint. */
	RgbImage content();

	/** The sizes to paint it at. */
	PyramidSettings pyramid();

	/** What of an image to start from belongs to this piece. */
	Optional<RgbImage> start(Optional<RgbImage> image);

	/** The whole picture, as the piece looks now; of any size with the piece's proportions. Called on any thread. */
	RgbImage preview(RgbImage painted);

	/**
	 * The painted picture.
	 *
	 * @param bits of a channel, if it is RGB
	 */
	ImagePlus finish(RgbImage painted, ResultType type, int bits);
}
