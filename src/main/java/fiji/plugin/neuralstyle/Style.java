package fiji.plugin.neuralstyle;

import java.util.List;
import java.util.Locale;

import ij.ImagePlus;

/**
 * One style of a job: a picture, or several that count as one, such as those of a folder.
 *
 * @param title of the picture, or the folder's name
 * @param pictures at least one; each counts the same
 * @param weight its share, in proportion to the other styles' weights; at least 0, which leaves it out
 */
public record Style(String title, List<ImagePlus> pictures, double weight) {

	public Style {
		pictures = List.copyOf(pictures);
		if (pictures.isEmpty()) {
			throw new IllegalArgumentException("The style \"" + title + "\" has no picture. Give it at least one.");
		}
		if (!Double.isFinite(weight) || weight < 0) {
			throw new IllegalArgumentException(String.format(Locale.ROOT,
				"The weight of the style \"%s\" is %s; it must be a number of at least 0.", title, weight));
		}
	}

	/** A picture with the weight 1. */
	public static Style of(final ImagePlus picture) {
		return new Style(picture.getTitle(), List.of(picture), 1);
	}

	public Style withWeight(final double newWeight) {
		return new Style(title, pictures, newWeight);
	}
}
