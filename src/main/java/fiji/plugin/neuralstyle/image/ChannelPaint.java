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

	/** Luminance under which a pixel counts as black: half a step of 8 bits. */
	private static final double BLACK = 0.5 / 255;

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
				if (luminance < BLACK || !(value > min)) return;
				final double ratio = 1 + share * (LuminancePaint.luminance(painted, pixel) / luminance - 1);
				LuminancePaint.set(channel, x, y, Math.min(max, min + (Math.min(value, max) - min) * ratio));
			});
		}
	}
}
