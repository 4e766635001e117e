package fiji.plugin.neuralstyle.image;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.process.ColorProcessor;

/** What kind of image a painted picture becomes. */
public enum ResultType {

	/** RGB, whatever the content is; where nothing is painted, as the content is displayed. */
	RGB("RGB") {

		@Override
		public int bytesPerPixel(final ImagePlus content, final int bits) {
			return bits == DeepRgb.BITS ? RgbImage.CHANNELS * Short.BYTES : Integer.BYTES;
		}

		@Override
		public ImagePlus paint(final ImagePlus picture, final RgbImage painted, final Region region, final int bits) {
			if (bits == DeepRgb.BITS) {
				return DeepRgb.of(picture.getTitle(), region.blend(() -> ImageConversion.toRgb(picture), painted));
			}
			final RgbImage whole = region.blend(() -> ImageConversion.ofColours((ColorProcessor) DisplayedImage.of(picture)
				.convertToRGB()), painted);
			return ImageConversion.toImagePlus(picture.getTitle(), whole);
		}
	},

	/**
	 * The content's own: its colours and lookup tables stay, the luminance carries the style. Where nothing
	 * is painted, the content's own values.
	 */
	SAME("same") {

		@Override
		public int bytesPerPixel(final ImagePlus content, final int bits) {
			return content.getNChannels() * content.getBytesPerPixel();
		}

		@Override
		public ImagePlus paint(final ImagePlus picture, final RgbImage painted, final Region region, final int bits) {
			LuminancePaint.of(picture).apply(painted, region);
			return picture;
		}
	};

	private final String label;

	ResultType(final String label) {
		this.label = label;
	}

	/**
	 * What a pixel of a content's painted pictures takes, all channels together.
	 *
	 * @param bits 8 or 16 of a channel of RGB
	 */
	public abstract int bytesPerPixel(ImagePlus content, int bits);

	/**
	 * Paints a picture.
	 *
	 * @param picture one slice and frame, which is used up
	 * @param painted the region's window as it should become, values in [0, 1]
	 * @param region which part of the picture takes how much of it
	 * @param bits of a channel of RGB: 8, or 16 for an image of three channels
	 */
	public abstract ImagePlus paint(ImagePlus picture, RgbImage painted, Region region, int bits);

	@Override
	public String toString() {
		return label;
	}
}
