package fiji.plugin.neuralstyle.image;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.process.ColorProcessor;

/** What kind of image a painted picture becomes. */
public enum ResultType {

	/** 8-bit RGB, whatever the content is; where nothing is painted, as the content is displayed. */
	RGB("RGB") {

		@Override
		public int bytesPerPixel(final ImagePlus content) {
			return Integer.BYTES;
		}

		@Override
		public ImagePlus paint(final ImagePlus picture, final RgbImage painted, final Region region) {
			final ColorProcessor shown = (ColorProcessor) DisplayedImage.of(picture).convertToRGB();
			final RgbImage whole = region.blend(ImageConversion.ofColours(shown), painted);
			return ImageConversion.toImagePlus(picture.getTitle(), whole);
		}
	},

	/**
	 * The content's own: its colours and lookup tables stay, the luminance carries the style. Where nothing
	 * is painted, the content's own values.
	 */
	SAME("same") {

		@Override
		public int bytesPerPixel(final ImagePlus content) {
			return content.getNChannels() * content.getBytesPerPixel();
		}

		@Override
		public ImagePlus paint(final ImagePlus picture, final RgbImage painted, final Region region) {
			LuminancePaint.of(picture).apply(painted, region);
			return picture;
		}
	};

	private final String label;

	ResultType(final String label) {
		this.label = label;
	}

	/** What a pixel of a content's painted pictures takes, all channels together. */
	public abstract int bytesPerPixel(ImagePlus content);

	/**
	 * Paints a picture.
	 *
	 * @param picture one slice and frame, which is used up
	 * @param painted the region's window as it should become, values in [0, 1]
	 * @param region which part of the picture takes how much of it
	 */
	public abstract ImagePlus paint(ImagePlus picture, RgbImage painted, Region region);

	@Override
	public String toString() {
		return label;
	}
}
