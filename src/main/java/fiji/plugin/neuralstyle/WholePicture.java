package fiji.plugin.neuralstyle;

import java.util.Optional;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.Region;
import fiji.plugin.neuralstyle.image.ResultType;
import fiji.plugin.neuralstyle.image.ScaledPicture;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;
import ij.ImagePlus;

/** A picture that is painted all over. The network's engine scales it, level by level. */
final class WholePicture implements Workpiece {

	private final ImagePlus picture;
	private final PyramidSettings pyramid;
	private final Size size;
	private final RgbImage content;

	WholePicture(final ImagePlus picture, final PyramidSettings pyramid, final Size size) {
		this.picture = picture;
		this.pyramid = pyramid;
		this.size = size;
		content = ImageConversion.toRgb(picture);
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
		return image;
	}

	@Override
	public RgbImage preview(final RgbImage painted) {
		return painted;
	}

	@Override
	public ImagePlus finish(final RgbImage painted, final ResultType type, final int bits) {
		return type.paint(ScaledPicture.of(picture, size.width(), size.height()), painted, Region.all(size.width(), size
			.height()), bits);
	}
}
