package fiji.plugin.neuralstyle;

import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.Planes;
import fiji.plugin.neuralstyle.image.Region;
import fiji.plugin.neuralstyle.image.ResultType;
import fiji.plugin.neuralstyle.network.Guide;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;
import ij.ImagePlus;

/** The window around a selection or a mask, painted as a picture of its own and then blended in. */
final class SelectedWindow implements Workpiece {

	private final ImagePlus picture;
	private final PyramidSettings pyramid;
	private final Region region;
	private final List<Guide> guides;
	private final RgbImage shown;
	private final RgbImage content;

	/**
	 * @param picture at the size of the result
	 * @param pyramid of the result
	 * @param guides of the region's window
	 */
	SelectedWindow(final ImagePlus picture, final PyramidSettings pyramid, final Region region,
		final List<Guide> guides)
	{
		this.picture = picture;
		this.region = region;
		this.guides = guides;
		shown = ImageConversion.toRgb(picture);
		content = region.crop(shown);
		this.pyramid = pyramid.ofPart(new Size(content.width(), content.height()), new Size(shown.width(), shown.height()));
	}

	@Override
	public List<Guide> guides() {
		return guides;
	}

	@Override
	public RgbImage content() {
		return content;
	}

	@Override
	public PyramidSettings pyramid() {
		return pyramid;
	}

	@Override
	public Optional<RgbImage> start(final Optional<RgbImage> image) {
		return image.map(start -> region.crop(Planes.resize(start, shown.width(), shown.height())));
	}

	@Override
	public RgbImage preview(final RgbImage painted) {
		return region.blend(shown, Planes.resize(painted, content.width(), content.height()));
	}

	@Override
	public ImagePlus finish(final RgbImage painted, final ResultType type, final int bits) {
		return type.paint(picture, painted, region, bits);
	}
}
