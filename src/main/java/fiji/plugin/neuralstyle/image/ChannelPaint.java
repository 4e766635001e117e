package fiji.plugin.neuralstyle.image;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.CompositeImage;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * Paints channels that are laid over each other: all that are shown become brighter or darker by one
 * ratio, within their display ranges, so that their mixture keeps its hue. Where there is no signal, none
 * comes: black stays black. Hidden channels stay as they are.
 */
final class ChannelPaint implements LuminancePaint {

	/** Added to both luminances of a ratio, so that the noise of pixels that are almost black does not glare. */
	private static final double FLOOR = 0.02;

	private final CompositeImage picture;

	ChannelPaint(final CompositeImage picture) {
		this.picture = picture;
	}

	@Override
	public void apply(final RgbImage painted, final Region region) {
		final RgbImage before = ImageConversion.toRgb(picture);
		final LUT[] ranges = picture.getLuts();
		for (int c = 1; c <= picture.getNChannels(); c++) {
			if (!picture.getActiveChannels()[c - 1]) continue;
			final ImageProcessor channel = picture.getStack().getProcessor(c);
			final double min = ranges[c - 1].min;
			final double max = ranges[c - 1].max;
			region.forEach((x, y, pixel, share) -> {
				final double luminance = LuminancePaint.luminance(before, y * picture.getWidth() + x);
				final double value = channel.getf(x, y);
				if (!(value > min)) return;
				final double ratio = (LuminancePaint.luminance(painted, pixel) + FLOOR) / (luminance + FLOOR);
				final double brighter = Math.min(max, min + (Math.min(value, max) - min) * ratio);
				LuminancePaint.set(channel, x, y, value + share * (brighter - value));
			});
		}
	}
}
