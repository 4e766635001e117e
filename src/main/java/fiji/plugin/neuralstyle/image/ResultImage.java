package fiji.plugin.neuralstyle.image;

import java.util.List;
import java.util.Map;

import ij.ImagePlus;
import ij.measure.Calibration;

/** Makes the image that a style transfer hands out: pixels, title, calibration and where it came from. */
public final class ResultImage {

	private static final String INFO = "Info";

	private ResultImage() {}

	/**
	 * Gives an image of painted pictures a title after both inputs, the content's calibration, overlay, colour profile and
	 * transparency, and an Info property. In the content's own type the content's Info follows after that, and grey values stay calibrated.
	 *
	 * @param image the pictures; where its size is not the content's, it covers the same area
	 * @param numbers of the pictures that it has of the content
	 * @param type what kind of image it is
	 * @param content gives title, calibration and overlay
	 * @param styles titles that give the other half of the title, at least one
	 * @param info settings, losses and all else worth keeping, in the order to be listed
	 * @throws IllegalArgumentException if a key of the info is empty
	 */
	public static void describe(final ImagePlus image, final List<Integer> numbers, final ResultType type,
		final ImagePlus content, final List<String> styles, final Map<String, String> info)
	{
		image.setTitle(title(content.getTitle(), styles));
		final double xScale = image.getWidth() / (double) content.getWidth();
		final double yScale = image.getHeight() / (double) content.getHeight();
		image.setCalibration(calibration(content, type, image));
		if (content.getOverlay() != null) {
			image.setOverlay(new OverlayCopy(new Pictures(content), numbers, image).of(content.getOverlay(), xScale, yScale));
		}
		Attachments.of(content).attachTo(image);
		final String before = type == ResultType.SAME ? content.getInfoProperty() : null;
		image.setProperty(INFO, ImageInfo.format(info) + (before == null ? "" : before));
	}

	/** The entries of an image's Info property, as {@link #describe} was given them, then the content's own; empty where it has none. */
	public static Map<String, String> info(final ImagePlus image) {
		return ImageInfo.parse(image.getInfoProperty());
	}

	/**
	 * "content in the style of style", or of "style and style" or "style and 2 others", without file endings and without
	 * the characters that break the options of ImageJ macros.
	 */
	static String title(final String content, final List<String> styles) {
		final String more = switch (styles.size()) {
			case 1 -> "";
			case 2 -> " and " + plain(styles.get(1));
			default -> " and " + (styles.size() - 1) + " others";
		};
		return plain(content) + " in the style of " + plain(styles.get(0)) + more;
	}

	private static String plain(final String title) {
		final String safe = title.replaceFirst("\\.\\p{Alpha}\\p{Alnum}{0,4}$", "").replace('[', '(').replace(']', ')')
			.replace('=', '-').replace('"', '\'').replace('\\', '-').replaceAll("\\p{Cntrl}", " ").strip();
		return safe.isEmpty() ? "image" : safe;
	}

	private static Calibration calibration(final ImagePlus content, final ResultType type, final ImagePlus result) {
		final Calibration calibration = content.getCalibration().copy();
		// The content's calibrated grey values mean nothing for colours.
		if (type == ResultType.RGB) calibration.disableDensityCalibration();
		final double xScale = content.getWidth() / (double) result.getWidth();
		final double yScale = content.getHeight() / (double) result.getHeight();
		calibration.pixelWidth *= xScale;
		calibration.pixelHeight *= yScale;
		// Origins are in pixels.
		calibration.xOrigin /= xScale;
		calibration.yOrigin /= yScale;
		return calibration;
	}
}
