package fiji.plugin.neuralstyle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import fiji.plugin.neuralstyle.mask.Background;
import fiji.plugin.neuralstyle.mask.Mask;
import fiji.plugin.neuralstyle.network.Guide;
import ij.ImagePlus;

/**
 * A mask that says which style goes where in the content.
 *
 * @param mask as it is; it is brought to the result's size
 * @param moreStyles styles of the regions from the second on, and, if the background takes a style, of the background at
 *          last; the first region's is the job's style. Empty: all regions take the job's style
 * @param feather width in pixels of the result of the edges between regions, at least 0
 * @param background what becomes of the rest
 */
public record MaskedStyles(Mask mask, List<ImagePlus> moreStyles, double feather, Background background) {

	/** Width of soft edges if nothing else is said. */
	public static final double FEATHER = 10;

	/** @throws IllegalArgumentException if a value will not do, or regions and styles do not match */
	public MaskedStyles {
		moreStyles = List.copyOf(moreStyles);
		requireFeather(feather);
		mask = mask.forStyles(1 + moreStyles.size(), background);
	}

	/** @throws IllegalArgumentException if edges cannot be so wide */
	public static void requireFeather(final double feather) {
		if (Double.isFinite(feather) && feather >= 0) return;
		throw new IllegalArgumentException(String.format(Locale.ROOT,
			"The mask's feather is %s; it must be a number of at least 0.", feather));
	}

	/** From texts and numbers, as dialogs, macros and command lines have them. */
	public static MaskedStyles parse(final Mask mask, final List<ImagePlus> moreStyles, final double feather,
		final String background)
	{
		return new MaskedStyles(mask, moreStyles, feather, Choices.parse(Background.class, "The background", background));
	}

	/** What to say of a mask that has to be stretched; empty if it fits. */
	Optional<String> note(final ImagePlus content) {
		if (mask.width() == content.getWidth() && mask.height() == content.getHeight()) return Optional.empty();
		return Optional.of("The mask \"" + mask.title() + "\" is " + mask.width() + " x " + mask.height() + " pixels and the content " +
			content.getWidth() + " x " + content.getHeight() + "; it is scaled to the content.");
	}

	/** Guides and coverage at a size of the result. */
	Fitted fitted(final int width, final int height) {
		final Mask at = mask.fitted(width, height, feather);
		return new Fitted(at.guides(background), background == Background.KEEP ? Optional.of(at.covered()) : Optional.empty());
	}

	/** The titles of the further styles. */
	List<String> titles() {
		final List<String> titles = new ArrayList<>();
		moreStyles.forEach(style -> titles.add(style.getTitle()));
		return titles;
	}

	/**
	 * At the size of a result.
	 *
	 * @param guides one a style
	 * @param covered how much of each pixel is painted; empty for all of it
	 */
	record Fitted(List<Guide> guides, Optional<float[]> covered) {}
}
