package fiji.plugin.neuralstyle.image;

import java.awt.Rectangle;
import java.util.Optional;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;

/**
 * What of a style image is the style: all that is displayed, or the selected part. Of a selection that
 * is no rectangle it is the largest rectangle inside: whatever filled the corners would be a texture that
 * is not in the image, and a Gram matrix would take it for style.
 *
 * @param image its pixels
 * @param text where it lies: {@code x,y,width,height}, empty for all
 */
public record StylePart(RgbImage image, Optional<String> text) {

	/**
	 * The style in an image, which is not changed.
	 *
	 * @throws IllegalArgumentException if the image or what is selected has a side under 32 pixels
	 */
	public static StylePart of(final ImagePlus style) {
		final RgbImage all = ImageConversion.toRgb(style);
		final Optional<Rectangle> part = Selection.of("style", style).map(selection -> rectangle(style, selection));
		return new StylePart(part.map(rectangle -> Planes.crop(all, rectangle)).orElse(all), part.map(Selection::text));
	}

	private static Rectangle rectangle(final ImagePlus style, final Selection selection) {
		final Rectangle inside = InnerRectangle.of(selection.mask(), ImageConversion.SMALLEST_SIDE);
		if (Math.min(inside.width, inside.height) < ImageConversion.SMALLEST_SIDE) {
			final String shape = selection.isRectangle() ? "is " + size(inside) + " pixels" : "has room for a rectangle of " +
				size(inside) + " pixels";
			throw new IllegalArgumentException("The selection on the style image \"" + style.getTitle() + "\" " + shape +
				"; both sides must be at least " + ImageConversion.SMALLEST_SIDE + ". Draw a larger selection, or remove it.");
		}
		inside.translate(selection.bounds().x, selection.bounds().y);
		return inside;
	}

	private static String size(final Rectangle rectangle) {
		return rectangle.width + " x " + rectangle.height;
	}
}
