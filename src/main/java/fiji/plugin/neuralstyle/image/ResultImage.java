package fiji.plugin.neuralstyle.image;

import java.util.Map;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.measure.Calibration;

/** Makes the image that a style transfer hands out: pixels, title, calibration and where it came from. */
public final class ResultImage {

	private static final String INFO = "Info";

	private ResultImage() {}

	/**
	 * An RGB image titled after both inputs, with the content's calibration and an Info property. It is not
	 * shown.
	 *
	 * @param result the values, clamped to [0, 1]
	 * @param content gives title and calibration; where the result has another size, it covers the same area
	 * @param style gives the other half of the title
	 * @param info settings, losses and all else worth keeping, in the order to be listed
	 * @throws IllegalArgumentException if a key of the info is empty
	 */
	public static ImagePlus create(final RgbImage result, final ImagePlus content, final ImagePlus style,
		final Map<String, String> info)
	{
		final ImagePlus image = ImageConversion.toImagePlus(title(content.getTitle(), style.getTitle()), result);
		image.setCalibration(calibration(content, result));
		image.setProperty(INFO, ImageInfo.format(info));
		return image;
	}

	/** The entries of an image's Info property, as {@link #create} was given them; empty where it has none. */
	public static Map<String, String> info(final ImagePlus image) {
		return ImageInfo.parse(image.getInfoProperty());
	}

	/**
	 * "content in the style of style", without file endings and without the characters that break the
	 * options of ImageJ macros.
	 */
	static String title(final String content, final String style) {
		return plain(content) + " in the style of " + plain(style);
	}

	private static String plain(final String title) {
		final String safe = title.replaceFirst("\\.\\p{Alpha}\\p{Alnum}{0,4}$", "").replace('[', '(').replace(']', ')')
			.replace('=', '-').replace('"', '\'').replace('\\', '-').replaceAll("\\p{Cntrl}", " ").strip();
		return safe.isEmpty() ? "image" : safe;
	}

	private static Calibration calibration(final ImagePlus content, final RgbImage result) {
		final Calibration calibration = content.getCalibration().copy();
		// The content's calibrated grey values mean nothing for colours.
		calibration.disableDensityCalibration();
		final double xScale = content.getWidth() / (double) result.width();
		final double yScale = content.getHeight() / (double) result.height();
		calibration.pixelWidth *= xScale;
		calibration.pixelHeight *= yScale;
		// Origins are in pixels.
		calibration.xOrigin /= xScale;
		calibration.yOrigin /= yScale;
		return calibration;
	}
}
